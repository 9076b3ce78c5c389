"""The parts of the page on which administrators keep the people."""
