//! What the public may see of a story, a tag, an author and the site: the one shape that themes and the Content API show.
