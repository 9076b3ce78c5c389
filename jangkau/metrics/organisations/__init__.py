"""Numbers of organisations: agencies, districts, enterprises, media and communities."""
