"""Whether a meetup worked: the panel, the estimate, its gates and the verdict."""
