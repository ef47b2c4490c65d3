//! Ghost's filter language: text to tree and back.
