//! Layouts: `{{!< default}}` names the template to put around a page.

use std::collections::HashMap;

use crate::error::{Error, Problem};
use crate::helper::Environment;
use crate::merge::Merged;
use crate::program::Template;
use crate::render::Render;
use crate::scope::{Frame, Scope};
use crate::symbol::Key;
use crate::value::{Object, Value};

/// Room for most pages, in bytes.
pub(crate) const USUAL_PAGE: usize = 48 << 10;

/// The layout that a template names, as express-hbs finds it: the first `{{!< name}}` anywhere in it.
pub fn declared(source: &str) -> Option<&str> {
    source.match_indices("{{!<").find_map(|(at, mark)| {
        let inside = source.get(at + mark.len()..)?;
        let name = inside.trim_start();
        let length =
            name.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '/')))?;
        let (name, after) = name.split_at_checked(length)?;
        let spaced = inside.starts_with(char::is_whitespace) && !name.is_empty();
        (spaced && after.trim_start().starts_with("}}")).then_some(name)
    })
}

/// The name of the template that `layout` means when `template` declares it: a path beside it, without the ending.
pub(crate) fn resolve(template: &str, layout: &str) -> String {
    let mut path: Vec<&str> = template.split('/').collect();
    path.pop();
    for part in layout.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(path.pop()),
            part => path.push(part),
        }
    }
    let name = path.join("/");
    name.strip_suffix(".hbs").map_or(name.clone(), str::to_owned)
}

/// Whether following the layouts from `start` comes to an end.
pub(crate) fn comes_to_an_end(templates: &[Template], start: usize) -> bool {
    let mut next = Some(start);
    for _ in 0..=templates.len() {
        let Some(template) = next.and_then(|index| templates.get(index)) else { return true };
        next = template.layout;
    }
    false
}

/// The layouts that templates declare, as indexes.
pub(crate) fn find(
    declared: Option<&str>,
    template: &str,
    templates: &HashMap<String, usize>,
) -> Result<Option<usize>, Error> {
    let Some(layout) = declared else { return Ok(None) };
    let name = resolve(template, layout);
    match templates.get(&name) {
        Some(index) => Ok(Some(*index)),
        None => Err(Problem::MissingTemplate(name).into()),
    }
}

impl<'r, E: Environment> Render<'r, E> {
    /// Renders a template and the layouts around it.
    pub(crate) fn page(
        &self,
        template: &'r Template,
        context: Value<'r>,
        data: Option<&'r (dyn Object + 'r)>,
        out: &mut String,
    ) -> Result<(), Error> {
        let Some(layout) = template.layout.and_then(|layout| self.engine.template(layout)) else {
            return self.template(template, context, data, out);
        };
        let mut body = String::with_capacity(USUAL_PAGE);
        self.template(template, context, data, &mut body)?;
        let body: &'r str = self.arena.keep(body).map_or("", String::as_str);
        let over = self.arena.slice(&[(Key::new("body"), Value::Text(body))]);
        let context = Value::Object(self.arena.alloc(Merged { over, base: context }));
        self.budget.nested(|| self.page(layout, context, data, out))
    }

    fn template(
        &self,
        template: &'r Template,
        context: Value<'r>,
        data: Option<&'r (dyn Object + 'r)>,
        out: &mut String,
    ) -> Result<(), Error> {
        self.root.set(context);
        let below = Frame { object: data, up: None };
        let data = Frame { object: None, up: Some(&below) };
        let scope = Scope {
            context,
            parents: None,
            data: &data,
            block_params: None,
            partial_block: None,
            inlines: None,
            file: &template.file,
        };
        self.body(&template.body, None, &scope, out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_layout_is_named_in_a_comment() {
        assert_eq!(declared("a{{!< default}}b"), Some("default"));
        assert_eq!(declared("{{!<  ../x.hbs  }}"), Some("../x.hbs"));
        assert_eq!(declared("{{!<default}}"), None);
        assert_eq!(declared("{{!< a b}}{{!< c}}"), Some("c"));
    }

    #[test]
    fn a_layout_stands_beside_its_template() {
        assert_eq!(resolve("index", "default"), "default");
        assert_eq!(resolve("members/account", "../default.hbs"), "default");
        assert_eq!(resolve("members/account", "frame"), "members/frame");
    }
}
