"""The contract between loading and measuring: tables, vocabulary, folders, which snapshot stands and how it is opened."""
