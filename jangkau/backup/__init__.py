"""An office in one file, and back out of it: all that cannot be made again, with its checksums, sealed where a key is given."""
