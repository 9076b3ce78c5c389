"""A figure drawn as SVG and words, without a script."""
