"""The measurements of the language engine, each over any LanguageModel: parse, names, attribution tokens, sentence vectors, cost."""
