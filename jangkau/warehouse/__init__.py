"""The contract between loading and measuring: where an office's data lie, and which snapshot it stands on."""
