"""The parts of the page on which administrators see what is kept of whom, hand it over, and erase it."""
