//! The call to action in e-mails: tables, sizes in attributes, no script.

use crate::{
    json::{self, format_number},
    render::Context,
};

use super::super::{Card, email_button::EmailButton, picture::Picture};
use super::CallToAction;

/// Pictures in e-mails are at most this wide, in pixels.
const EMAIL_WIDTH: f64 = 560.0;
/// The side of the square picture of a minimal card, in pixels, where the site configures none.
const ICON_SIZE: f64 = 256.0;

impl CallToAction<'_> {
    pub(super) fn email(&self, context: &Context<'_>) -> Card {
        context.one(&format!(
            r#"
        <table class="kg-card kg-cta-card kg-cta-bg-{background} {no_dividers} kg-cta-{layout} {no_label} {no_text} {has_image} {link} {centered}" border="0" cellpadding="0" cellspacing="0" width="100%">
            {sponsor}
            {content}
        </table>
    "#,
            background = self.background,
            no_dividers = self.class("no-dividers"),
            layout = context.quoted(&self.layout),
            no_label = self.class("no-label"),
            no_text = self.class("no-text"),
            has_image = self.class("image"),
            link = self.class("link"),
            centered = self.class("centered"),
            sponsor = self.email_sponsor(context),
            content = if self.layout == "minimal" { self.minimal_email(context) } else { self.immersive_email(context) },
        ))
    }

    fn email_sponsor(&self, context: &Context<'_>) -> String {
        let Some(sponsor) = &self.sponsor else { return String::new() };
        format!(
            r#"
                <tr>
                    <td>
                        <table border="0" cellpadding="0" cellspacing="0" width="100%">
                            <tr>
                                <td class="kg-cta-sponsor-label">
                                    {}
                                </td>
                            </tr>
                        </table>
                    </td>
                </tr>
            "#,
            context.markup(sponsor)
        )
    }

    /// The button's table. A black button on a dark ground becomes a white one.
    fn email_button(&self, context: &Context<'_>) -> String {
        let is_clear = matches!(&*self.background, "none" | "white");
        let is_black = matches!(&*self.button_colour, "black" | "#000000" | "#000");
        let colour = if is_clear && is_black && context.options.design.background_is_dark {
            "#ffffff"
        } else {
            &self.button_colour
        };
        let button =
            EmailButton { url: &self.button_url, text: &self.button_text, colour, ..EmailButton::default() };
        button.template(context)
    }

    fn minimal_email(&self, context: &Context<'_>) -> String {
        let image = if self.image.is_empty() {
            String::new()
        } else {
            let image = format!(
                r#"<img src="{}" alt="CTA Image" class="kg-cta-image" width="64" height="64">"#,
                context.quoted_address(&self.icon_src(context))
            );
            format!(
                r#"
                                    <td class="kg-cta-image-container" width="64">
                                        {}
                                    </td>
                                "#,
                self.linked(&image, context)
            )
        };
        let text = if self.text.is_empty() {
            String::new()
        } else {
            format!(
                r#"
                                            <tr>
                                                <td class="kg-cta-text">
                                                    {}
                                                </td>
                                            </tr>
                                        "#,
                context.markup(&self.text)
            )
        };
        let button = if self.has_button() {
            format!(
                r#"
                                            <tr>
                                                <td class="kg-cta-button-container">
                                                    {}
                                                </td>
                                            </tr>
                                        "#,
                self.email_button(context)
            )
        } else {
            String::new()
        };
        format!(
            r#"
                <tr>
                    <td class="kg-cta-content">
                        <table border="0" cellpadding="0" cellspacing="0" width="100%" class="kg-cta-content-wrapper">
                            <tr>
                                {image}
                                <td class="kg-cta-content-inner">
                                    <table border="0" cellpadding="0" cellspacing="0" width="100%">
                                        {text}
                                        {button}
                                    </table>
                                </td>
                            </tr>
                        </table>
                    </td>
                </tr>
            "#
        )
    }

    /// The address of the square picture of a minimal card, resized where the site can.
    fn icon_src(&self, context: &Context<'_>) -> String {
        let picture = Picture { src: &self.image, width: f64::NAN, height: f64::NAN, is_exact: false };
        let parts = picture.stored_parts().filter(|_| picture.is_resizable(context));
        let Some((folder, name)) = parts else { return self.image.clone() };
        let optimization = context.options.image_optimization.as_ref();
        let size = optimization.and_then(|sizes| sizes.internal_image_sizes.get("email-cta-minimal-image"));
        let side = |side: Option<f64>| match (size, side) {
            (None, _) => format_number(ICON_SIZE),
            (Some(_), Some(side)) => format_number(side),
            (Some(_), None) => "undefined".to_owned(),
        };
        let (width, height) =
            (side(size.and_then(|size| size.width)), side(size.and_then(|size| size.height)));
        format!("{folder}/size/w{width}h{height}/{name}")
    }

    fn immersive_email(&self, context: &Context<'_>) -> String {
        let button = if self.has_button() {
            format!(
                r#"
                            <tr>
                                <td class="kg-cta-button-container" align="{}">
                                    {}
                                </td>
                            </tr>
                        "#,
                context.quoted(&self.alignment),
                self.email_button(context)
            )
        } else {
            String::new()
        };
        format!(
            r#"
            <tr>
                <td class="kg-cta-content">
                    <table border="0" cellpadding="0" cellspacing="0" width="100%" class="kg-cta-content-wrapper">
                        {image}
                        <tr>
                            <td class="kg-cta-text">
                                {text}
                            </td>
                        </tr>
                        {button}
                    </table>
                </td>
            </tr>
        "#,
            image = self.immersive_email_image(context),
            text = context.markup(&self.text),
        )
    }

    fn immersive_email_image(&self, context: &Context<'_>) -> String {
        if self.image.is_empty() {
            return String::new();
        }
        let image = format!(
            r#"<img src="{}" alt="CTA Image" class="kg-cta-image" {}>"#,
            context.quoted_address(&self.image),
            self.email_size(context)
        );
        format!(
            r#"
                            <tr>
                                <td class="kg-cta-image-container">
                                    <table border="0" cellpadding="0" cellspacing="0" width="100%">
                                        <tr>
                                            <td>
                                                {}
                                            </td>
                                        </tr>
                                    </table>
                                </td>
                            </tr>
                        "#,
            self.linked(&image, context)
        )
    }

    fn email_size(&self, context: &Context<'_>) -> String {
        if !self.has_size() {
            return String::new();
        }
        let (width, height) = (self.fields.get("imageWidth"), self.fields.get("imageHeight"));
        let picture = Picture {
            src: &self.image,
            width: json::number(width),
            height: json::number(height),
            is_exact: true,
        };
        if picture.width >= EMAIL_WIDTH {
            let (width, height) = picture.at_width(EMAIL_WIDTH);
            return format!(r#"width="{}" height="{}""#, format_number(width), format_number(height));
        }
        let (width, height) = (json::text(width), json::text(height));
        format!(r#"width="{}" height="{}""#, context.quoted(&width), context.quoted(&height))
    }
}
