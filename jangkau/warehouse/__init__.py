"""The contract between loading and measuring: tables, vocabulary, folders, and how a version is opened. Knows neither side."""
