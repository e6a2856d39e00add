"""Twenty invented news pages of as many layouts: is all of the article there, and nothing of the page around it?"""
