"""How the words reached the page: the chain of medium, agency, outlet, credit and site."""
