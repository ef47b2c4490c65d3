//! The sign-up card: a form for becoming a member. E-mails go to those who are, and leave it out.

use crate::{
    html::Tree,
    json::{self, Fields, truthy},
    render::Context,
};

use super::{Card, header::layout_class};

pub(super) fn render(fields: Fields<'_>, context: &Context<'_>) -> Card {
    if context.is_email() {
        return Ok("<div></div>".to_owned());
    }
    let layout = fields.text_or("layout", "wide");
    let (background, image) =
        (fields.text_or("backgroundColor", "#F0F0F0"), fields.text("backgroundImageSrc"));
    let is_split = layout == "split";
    let is_pictured = !image.is_empty() && !is_split;
    let is_accent = background == "accent";
    let picture = picture(&image, context);
    let mut class = layout_class(
        "kg-signup-card",
        fields,
        &layout,
        fields.text_or("backgroundSize", "cover") == "contain",
        context,
    );
    class.push_str(if is_accent && !is_pictured { " kg-style-accent" } else { " " });
    let button_colour = fields.text_or("buttonColor", "accent");
    let is_button_accent = button_colour == "accent";
    let (header, subheader, disclaimer) =
        (fields.text("header"), fields.text("subheader"), fields.text("disclaimer"));
    let mut tree = context.parse(&format!(
        include_str!("templates/signup.web.html"),
        classes = class,
        background = if !is_accent && !is_pictured {
            format!("background-color: {}", context.quoted(&background))
        } else {
            String::new()
        },
        picture = if is_split { "" } else { &picture },
        inner_picture = if is_split { &picture } else { "" },
        alignment = if fields.text_or("alignment", "left") == "center" { "kg-align-center" } else { "" },
        text_style = text_style(fields, is_pictured, context),
        header = context.markup(&header),
        subheader = context.markup(&subheader),
        disclaimer = context.markup(&disclaimer),
        labels = labels(fields, context),
        button_class = if is_button_accent { "kg-style-accent" } else { "" },
        button_style = if is_button_accent {
            String::new()
        } else {
            format!("background-color: {};", context.quoted(&button_colour))
        },
        button_text_colour = context.quoted(&fields.text_or("buttonTextColor", "#FFFFFF")),
        button_text = context.markup(&fields.text_or("buttonText", "Subscribe")),
        success = context.markup(
            &fields.text_or("successMessage", "Email sent! Check your inbox to complete your signup.")
        ),
    ))?;
    for (line, class) in [
        (header, "kg-signup-card-heading"),
        (subheader, "kg-signup-card-subheading"),
        (disclaimer, "kg-signup-card-disclaimer"),
    ] {
        if line.is_empty() {
            remove_first(&mut tree, class);
        }
    }
    context.only_element(&tree)
}

fn picture(image: &str, context: &Context<'_>) -> String {
    if image.is_empty() {
        return String::new();
    }
    format!(
        r#"
        <picture><img class="kg-signup-card-image" src="{}" alt="" /></picture>
    "#,
        context.quoted_address(image)
    )
}

/// The colour of the words; none on a transparent ground, where the theme's applies.
fn text_style(fields: Fields<'_>, is_pictured: bool, context: &Context<'_>) -> String {
    if fields.text("backgroundColor") == "transparent" && !is_pictured {
        return String::new();
    }
    format!(r#"style="color: {};""#, context.quoted(&fields.text_or("textColor", "#000000")))
}

fn labels(fields: Fields<'_>, context: &Context<'_>) -> String {
    let labels = fields.get("labels");
    let labels = if truthy(labels) { labels.as_array() } else { None };
    let inputs: Vec<String> = labels
        .into_iter()
        .flatten()
        .map(|label| {
            format!(
                r#"<input data-members-label type="hidden" value="{}" />"#,
                context.quoted(&json::text(label))
            )
        })
        .collect();
    inputs.join("\n")
}

fn remove_first(tree: &mut Tree, class: &str) {
    let has_class = |id: &usize| {
        tree.attribute(*id, "class")
            .is_some_and(|classes| classes.split_ascii_whitespace().any(|one| one == class))
    };
    let found = tree.descendants(tree.root()).into_iter().find(has_class);
    if let Some(found) = found {
        tree.remove(found);
    }
}
