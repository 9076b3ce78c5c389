"""The contract between loading and measuring: the schema and the words both use."""
