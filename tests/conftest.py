"""What all tests share: a property is about what is true, not about how fast this machine is today."""

from hypothesis import settings

settings.register_profile("jangkau", deadline=None)
settings.load_profile("jangkau")
