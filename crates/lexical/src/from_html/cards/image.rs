//! Image cards.

use serde_json::{Map, Value, json};

use super::super::clean::figure_caption;
use super::super::dom::{Dom, Id};
use super::super::json::number;
use super::super::script::{address, json_number, parse_int, unsigned_long};
use super::without_data;

/// What an `img` and the link around it say.
pub(super) struct Image {
    pub(super) source: Option<String>,
    /// In pixels, as JSON: null where there is something that is no number.
    width: Option<Value>,
    height: Option<Value>,
    alt: Option<String>,
    title: Option<String>,
    link: Option<String>,
}

impl Image {
    pub(super) fn width(&self) -> Value {
        self.width.clone().unwrap_or_default()
    }

    pub(super) fn height(&self) -> Value {
        self.height.clone().unwrap_or_default()
    }

    /// Only what is there.
    pub(super) fn fields(&self) -> Map<String, Value> {
        let text = |text: &Option<String>| text.clone().map(Value::from);
        let fields = [
            ("src", text(&self.source)),
            ("width", self.width.clone()),
            ("height", self.height.clone()),
            ("alt", text(&self.alt)),
            ("title", text(&self.title)),
            ("href", text(&self.link)),
        ];
        fields.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect()
    }

    fn card(self, caption: &str, card_width: &str) -> Value {
        let (width, height) = (self.width(), self.height());
        json!({
            "type": "image",
            "version": 1,
            "src": without_data(self.source.unwrap_or_default()),
            "width": width,
            "height": height,
            "title": self.title.unwrap_or_default(),
            "alt": self.alt.unwrap_or_default(),
            "caption": caption,
            "cardWidth": card_width,
            "href": self.link.unwrap_or_default()
        })
    }
}

pub(super) fn of_image(dom: &Dom, id: Id) -> Value {
    read(dom, id).card("", "regular")
}

pub(super) fn of_figure(dom: &Dom, figure: Id, image: Id) -> Value {
    let caption = figure_caption(dom, figure).unwrap_or_default();
    let classes = dom.attribute(figure, "class").unwrap_or_default();
    read(dom, image).card(&caption, width_of(classes))
}

/// The width of the card by the classes of Ghost or Medium.
fn width_of(classes: &str) -> &'static str {
    let first = |options: &[(&str, &'static str)]| {
        let found = options.iter().filter_map(|(class, width)| Some((classes.find(class)?, *width)));
        found.min_by_key(|(at, _)| *at).map(|(_, width)| width)
    };
    first(&[("kg-width-wide", "wide"), ("kg-width-full", "full")])
        .or_else(|| first(&[("graf--layoutFillWidth", "full"), ("graf--layoutOutsetCenter", "wide")]))
        .unwrap_or("regular")
}

pub(super) fn read(dom: &Dom, id: Id) -> Image {
    let text = |name: &str| dom.attribute(id, name).filter(|text| !text.is_empty()).map(str::to_owned);
    let size = |name: &str| dom.attribute(id, name).map(unsigned_long).filter(|size| *size != 0.0);
    let data = |name: &str| text(name).map(|size| json_number(parse_int(&size)));
    let mut width = size("width").map(number).or_else(|| data("data-width"));
    let mut height = size("height").map(number).or_else(|| data("data-height"));
    if size("width").is_none()
        && size("height").is_none()
        && let Some((across, down)) = text("data-image-dimensions").as_deref().and_then(dimensions)
    {
        (width, height) = (Some(across), Some(down));
    }
    let source = Some(address(dom, id, "src")).filter(|source| !source.is_empty());
    let link =
        dom.node(id).parent.filter(|parent| dom.is(*parent, "a")).map(|link| address(dom, link, "href"));
    let link = link.filter(|link| Some(link) != source.as_ref());
    Image { source, width, height, alt: text("alt"), title: text("title"), link }
}

/// `800x600`.
fn dimensions(text: &str) -> Option<(Value, Value)> {
    let (across, down) = text.split_once(['x', 'X'])?;
    let is_number = |part: &str| part.bytes().all(|digit| digit.is_ascii_digit());
    (is_number(across) && is_number(down))
        .then(|| (json_number(parse_int(across)), json_number(parse_int(down))))
}
