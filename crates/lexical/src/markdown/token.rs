//! The parts of a Markdown text in the order in which they are written as HTML.

/// What a part is. Blocks and formats come as a pair of tokens, around what is in them.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Kind {
    /// Begins an element.
    Open,
    /// Ends an element.
    Close,
    /// An element without content: a rule.
    Single,
    /// A line of text, with its own tokens.
    Inline,
    Text,
    /// Text that was written as an escape or entity: no links begin in it.
    Escaped,
    CodeInline,
    CodeBlock,
    /// Code between fences, with what is written behind the first one.
    Fence(String),
    HtmlBlock,
    HtmlInline,
    SoftBreak,
    HardBreak,
    Image,
    FootnoteReference,
    FootnoteDefinitionOpen,
    FootnoteDefinitionClose,
    FootnotesOpen,
    FootnotesClose,
    FootnoteOpen,
    FootnoteClose,
    FootnoteBack,
}

/// One part.
#[derive(Debug, Clone)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) tag: &'static str,
    pub(super) attributes: Vec<(&'static str, String)>,
    pub(super) content: String,
    pub(super) children: Vec<Token>,
    /// How many elements are around it: of blocks for blocks, of formats within a line.
    pub(super) level: usize,
    /// Whether it stands on lines of its own.
    pub(super) is_block: bool,
    /// Paragraphs in tight lists have no tags.
    pub(super) is_hidden: bool,
    /// The place of a footnote among all, and of a reference among those to the same note.
    pub(super) note: (usize, usize),
}

impl Token {
    pub(super) fn new(kind: Kind, tag: &'static str) -> Self {
        Self {
            kind,
            tag,
            attributes: Vec::new(),
            content: String::new(),
            children: Vec::new(),
            level: 0,
            is_block: false,
            is_hidden: false,
            note: (0, 0),
        }
    }

    pub(super) fn text(content: impl Into<String>) -> Self {
        Self { content: content.into(), ..Self::new(Kind::Text, "") }
    }

    pub(super) fn with_content(kind: Kind, tag: &'static str, content: impl Into<String>) -> Self {
        Self { content: content.into(), ..Self::new(kind, tag) }
    }

    pub(super) fn with_attribute(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.attributes.push((name, value.into()));
        self
    }

    pub(super) fn is_open(&self, tag: &str) -> bool {
        self.kind == Kind::Open && self.tag == tag
    }

    pub(super) fn is_close(&self, tag: &str) -> bool {
        self.kind == Kind::Close && self.tag == tag
    }
}

/// The tag of a heading of level 1 to 6.
pub(super) fn heading_tag(level: usize) -> &'static str {
    ["h1", "h2", "h3", "h4", "h5", "h6"].get(level.saturating_sub(1)).copied().unwrap_or("h6")
}
