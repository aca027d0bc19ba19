"""Rules about allowances (waivers) themselves: they are judged last, when it is known what they cover."""
