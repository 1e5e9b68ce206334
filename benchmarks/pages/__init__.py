"""What do residents get: how light, how valid and how free of barriers is each built page, in every state?"""
