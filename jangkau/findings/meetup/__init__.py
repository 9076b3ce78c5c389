"""What followed a meetup, as far as it may be said."""
