//! The engine: helpers, templates and partials of one theme, ready to render.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::sync::Arc;

use crate::arena::Arena;
use crate::builtin;
use crate::compile::{Names, compile};
use crate::error::{Error, Problem, Spot};
use crate::helper::{Environment, Helper};
use crate::layout;
use crate::limits::{Budget, Limits};
use crate::mention::Walk;
use crate::parse::parse;
use crate::program::{Body, Template};
use crate::render::Render;
use crate::value::{Object, Value};

/// Collects what an engine is made of.
pub struct Builder<E: Environment> {
    helpers: Vec<Helper<E>>,
    helper_names: HashMap<String, usize>,
    sources: Vec<Source>,
}

struct Source {
    name: String,
    text: String,
    file: Arc<str>,
    is_partial: bool,
}

/// Compiled templates and partials with their helpers; shared by all renders.
pub struct Engine<E: Environment> {
    helpers: Vec<Helper<E>>,
    templates: Vec<Template>,
    template_names: HashMap<String, usize>,
    partial_names: HashMap<String, usize>,
}

/// What one page is rendered from.
pub struct Input<'r, E: Environment> {
    /// What the template's names mean: `{{title}}`.
    pub context: Value<'r>,
    /// What `@names` mean; none if no template uses them.
    pub data: Option<&'r (dyn Object + 'r)>,
    /// What the helpers share.
    pub state: &'r E::State<'r>,
    /// Where temporaries live.
    pub arena: &'r Arena,
    /// How much the page may take.
    pub limits: Limits<'r>,
}

impl<E: Environment> Default for Builder<E> {
    fn default() -> Self {
        let mut builder = Self { helpers: Vec::new(), helper_names: HashMap::new(), sources: Vec::new() };
        for (name, helper) in builtin::all() {
            builder = builder.helper(name, helper);
        }
        builder
    }
}

impl<E: Environment> Builder<E> {
    /// The helper that templates call by `name`; it takes the place of an earlier or built-in one.
    #[must_use]
    pub fn helper(mut self, name: &str, helper: Helper<E>) -> Self {
        self.helper_names.insert(name.to_owned(), self.helpers.len());
        self.helpers.push(helper);
        self
    }

    /// A template that can be rendered as `name`, a path without its ending; `file` is for the places in errors.
    #[must_use]
    pub fn template(self, name: &str, source: impl Into<String>, file: &str) -> Self {
        self.source(name, source.into(), file, false)
    }

    /// A partial that templates render with `{{> name}}`; `file` is for the places in errors.
    #[must_use]
    pub fn partial(self, name: &str, source: impl Into<String>, file: &str) -> Self {
        self.source(name, source.into(), file, true)
    }

    fn source(mut self, name: &str, text: String, file: &str, is_partial: bool) -> Self {
        self.sources.retain(|known| known.is_partial != is_partial || known.name != name);
        self.sources.push(Source { name: name.to_owned(), text, file: file.into(), is_partial });
        self
    }

    /// Compiles everything, or says what is wrong with each broken template.
    pub fn build(self) -> Result<Engine<E>, Vec<Error>> {
        let index = |is_partial: bool| -> HashMap<String, usize> {
            let sources =
                self.sources.iter().enumerate().filter(|(_, source)| source.is_partial == is_partial);
            sources.map(|(index, source)| (source.name.clone(), index)).collect()
        };
        let (template_names, partial_names) = (index(false), index(true));
        let names = Names { helpers: &self.helper_names, partials: &partial_names, conditions: [0, 1] };
        let mut templates = Vec::with_capacity(self.sources.len());
        let mut errors = Vec::new();
        for source in &self.sources {
            match compile_source(source, &names, &template_names) {
                Ok(template) => templates.push(template),
                Err(error) => errors.push(error),
            }
        }
        if errors.is_empty() {
            let circular = |index: &usize| !layout::comes_to_an_end(&templates, *index);
            let circles = (0..templates.len()).filter(circular).filter_map(|index| templates.get(index));
            let problem = Problem::Syntax("its layouts go in a circle".to_owned());
            errors.extend(circles.map(|template| Error::from(problem.clone()).at(&template.file, START)));
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        Ok(Engine { helpers: self.helpers, templates, template_names, partial_names })
    }
}

/// Where errors about a template as a whole are placed.
const START: Spot = Spot { line: 1, column: 1 };

fn compile_source(
    source: &Source,
    names: &Names<'_>,
    templates: &HashMap<String, usize>,
) -> Result<Template, Error> {
    let body: Body = compile(&parse(&source.text, &source.file)?, &source.file, names)?;
    let declared = layout::declared(&source.text).filter(|_| !source.is_partial);
    let layout = layout::find(declared, &source.name, templates);
    let layout = layout.map_err(|error| error.at(&source.file, START))?;
    Ok(Template { file: Arc::clone(&source.file), body, layout })
}

impl<E: Environment> Engine<E> {
    /// An empty builder, with the built-in helpers.
    pub fn builder() -> Builder<E> {
        Builder::default()
    }

    /// Whether there is a template of this name.
    pub fn has_template(&self, name: &str) -> bool {
        self.template_names.contains_key(name)
    }

    /// Whether there is a partial of this name.
    pub fn has_partial(&self, name: &str) -> bool {
        self.partial_names.contains_key(name)
    }

    /// Whether a template, its layouts or its partials can come to a helper or a value by one of these names.
    pub fn mentions(&self, template: &str, names: &[&str]) -> bool {
        self.template_names.get(template).is_some_and(|index| Walk::of_template(self, names).template(*index))
    }

    /// Renders a template and the layouts around it.
    pub fn render<'r>(&'r self, template: &str, input: &Input<'r, E>) -> Result<String, Error> {
        let mut out = String::with_capacity(layout::USUAL_PAGE);
        self.render_into(template, input, &mut out)?;
        Ok(out)
    }

    /// Renders a template and the layouts around it to the end of `out`.
    pub fn render_into<'r>(
        &'r self,
        template: &str,
        input: &Input<'r, E>,
        out: &mut String,
    ) -> Result<(), Error> {
        let known = self.template_names.get(template).and_then(|index| self.template(*index));
        let known = known.ok_or_else(|| Problem::MissingTemplate(template.to_owned()))?;
        let render = Render {
            engine: self,
            arena: input.arena,
            state: input.state,
            root: Cell::new(input.context),
            contents: RefCell::new(HashMap::new()),
            budget: Budget::new(input.limits),
        };
        render.page(known, input.context, input.data, out)
    }

    pub(crate) fn helper(&self, index: usize) -> Option<Helper<E>> {
        self.helpers.get(index).copied()
    }

    pub(crate) fn template(&self, index: usize) -> Option<&Template> {
        self.templates.get(index)
    }

    /// How many templates and partials there are.
    pub(crate) fn size(&self) -> usize {
        self.templates.len()
    }

    pub(crate) fn partials(&self) -> impl Iterator<Item = usize> + use<'_, E> {
        self.partial_names.values().copied()
    }

    pub(crate) fn partial_named(&self, name: &str) -> Option<usize> {
        self.partial_names.get(name).copied()
    }
}
