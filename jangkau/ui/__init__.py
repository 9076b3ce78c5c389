"""What surrounds the pages: which there are, who may enter, the reader's language, filters and shared parts."""
