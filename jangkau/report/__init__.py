"""Reports on a week, a quarter or a year: page, pictures, PDF, frozen when published; cards, leaflets, digests. Knows no ui."""
