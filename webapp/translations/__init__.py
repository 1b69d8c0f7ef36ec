"""The words of the site in French and Dutch; English stands in the sources."""
