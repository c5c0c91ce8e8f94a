"""Rules on quotes, marked passages and terms: is the evidence in the article?"""
