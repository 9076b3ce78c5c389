"""Export files in, warehouse out: recognise, read, keep."""
