"""What a maintainer asks for by hand: what ails an installation or a source, and a zip to mend it with."""
