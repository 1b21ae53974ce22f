//! A screen as plain data: elements, attributes, words, and what is to happen when something is pressed or typed.
//!
//! The same few types describe every screen, so the machinery that puts them on the page is in the program once (`ui/view/`),
//! and a screen can be looked at by a native test.

use crate::domain::CollectVec;
use std::borrow::Cow;
use std::sync::Arc;

use super::Panel;
use crate::app::{Command, Field};

/// What a value that was chosen says to do.
pub type Chosen = Arc<dyn Fn(&str) -> Option<Command> + Send + Sync>;

/// What an element does when something happens to it.
#[derive(Clone)]
pub enum Handler {
    /// A press does this.
    Press(Command),
    /// Sending the form does this.
    Submit(Command),
    /// Every letter goes to that field, and leaving it commits.
    Type(Field),
    /// The value chosen says what to do.
    Choose(Chosen),
    /// A place on it was tapped, in thousandths of its width from the left.
    Tap(Arc<dyn Fn(i64) -> Option<Command> + Send + Sync>),
    /// A file was chosen.
    File,
}

/// A piece of a screen. A box, so that handing it on costs a pointer.
#[derive(Clone)]
pub struct Node(Box<Parts>);

/// What a node is made of. An empty tag is text.
#[derive(Clone, Default)]
pub struct Parts {
    /// The name of the element.
    pub tag: &'static str,
    /// What it is known by among its siblings from one picture of the screen to the next.
    pub key: Option<String>,
    /// Names and values.
    pub attributes: Vec<(&'static str, Cow<'static, str>)>,
    /// What it does when something happens to it.
    pub handlers: Vec<Handler>,
    /// What is in it, in order.
    pub children: Vec<Node>,
    /// The words of a text; empty for an element.
    pub text: String,
    /// The panel that draws what is in it, by itself; then there are no `children`.
    pub panel: Option<Panel>,
}

/// An element with a class; "" for none.
#[must_use]
#[inline(never)]
pub fn el(tag: &'static str, class: &'static str) -> Node {
    let node = Node(Box::new(Parts { tag, ..Parts::default() }));
    if class.is_empty() { node } else { node.attr("class", class) }
}

/// Words.
#[must_use]
#[inline(never)]
pub fn words(text: String) -> Node {
    Node(Box::new(Parts { text, ..Parts::default() }))
}

// Called thousands of times: inlined, each call would bring its own code for strings and vectors.
impl Node {
    /// An attribute out of the program.
    #[must_use]
    #[inline(never)]
    pub fn attr(mut self, name: &'static str, value: &'static str) -> Self {
        self.0.attributes.push((name, Cow::Borrowed(value)));
        self
    }

    /// An attribute worked out.
    #[must_use]
    #[inline(never)]
    pub fn with(mut self, name: &'static str, value: String) -> Self {
        self.0.attributes.push((name, Cow::Owned(value)));
        self
    }

    /// An attribute that is there or not.
    #[must_use]
    #[inline(never)]
    pub fn bool_attr(self, name: &'static str, set: bool) -> Self {
        if set { self.attr(name, "") } else { self }
    }

    /// An attribute that is "true" or "false".
    #[must_use]
    #[inline(never)]
    pub fn aria_bool(self, name: &'static str, holds: bool) -> Self {
        self.attr(name, if holds { "true" } else { "false" })
    }

    /// Its name for screen readers.
    #[must_use]
    #[inline(never)]
    pub fn label(self, name: String) -> Self {
        self.with("aria-label", name)
    }

    /// What tells it from its siblings when they come and go.
    #[must_use]
    #[inline(never)]
    pub fn key(mut self, key: String) -> Self {
        self.0.key = Some(key);
        self
    }

    /// Adds words.
    #[must_use]
    #[inline(never)]
    pub fn text(self, text: String) -> Self {
        self.child(words(text))
    }

    /// Adds a sign that needs no translation.
    #[must_use]
    #[inline(never)]
    pub fn text_static(self, text: &'static str) -> Self {
        self.child(words(text.to_owned()))
    }

    /// Adds a piece.
    #[must_use]
    #[inline(never)]
    pub fn child(mut self, child: Node) -> Self {
        self.0.children.push(child);
        self
    }

    /// Adds a piece that may not be there.
    #[must_use]
    #[inline(never)]
    pub fn child_opt(mut self, child: Option<Node>) -> Self {
        self.0.children.extend(child);
        self
    }

    /// Adds pieces.
    #[must_use]
    #[inline(never)]
    pub fn children(mut self, children: Vec<Node>) -> Self {
        self.0.children.extend(children);
        self
    }

    /// What it does when something happens to it.
    #[must_use]
    #[inline(never)]
    pub fn on(mut self, handler: Handler) -> Self {
        self.0.handlers.push(handler);
        self
    }

    /// What a press does.
    #[must_use]
    #[inline(never)]
    pub fn press(self, command: Command) -> Self {
        self.on(Handler::Press(command))
    }

    /// Leaves what is in it to a panel.
    #[must_use]
    #[inline(never)]
    pub fn panel(mut self, panel: Panel) -> Self {
        self.0.panel = Some(panel);
        self
    }

    /// The same with every panel drawn in its place.
    #[must_use]
    pub(super) fn filled(mut self, draw: &dyn Fn(Panel) -> Vec<Node>) -> Self {
        let children = self.0.panel.take().map_or(std::mem::take(&mut self.0.children), draw);
        self.0.children = children.into_iter().map(|child| child.filled(draw)).collect_vec();
        self
    }

    /// What it is made of, to be read.
    pub(super) fn parts(&self) -> &Parts {
        &self.0
    }

    /// What it is made of, to be put on the page.
    #[must_use]
    pub fn into_parts(self) -> Parts {
        *self.0
    }
}

/// Elements of HTML that have no end tag.
const VOID: [&str; 4] = ["br", "hr", "img", "input"];

impl Node {
    /// Adds it as HTML. What stands in a panel is left out.
    pub fn write_html(&self, out: &mut String) {
        let Parts { tag, attributes, children, text, .. } = self.parts();
        if tag.is_empty() {
            return escape(out, text);
        }
        out.push('<');
        out.push_str(tag);
        for (name, value) in attributes {
            out.push(' ');
            out.push_str(name);
            if !value.is_empty() {
                out.push_str("=\"");
                escape(out, value);
                out.push('"');
            }
        }
        out.push('>');
        children.iter().for_each(|child| child.write_html(out));
        if !VOID.contains(tag) {
            out.push_str("</");
            out.push_str(tag);
            out.push('>');
        }
    }
}

fn escape(out: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(letter),
        }
    }
}

#[cfg(test)]
impl Node {
    /// The screen as a test reads it: one element a line, indented; classes, commands and what only the eye needs left out.
    pub fn outline(&self) -> String {
        let mut out = String::new();
        self.write_outline(&mut out, 0);
        out
    }

    fn write_outline(&self, out: &mut String, depth: usize) {
        let Parts { tag, attributes, children, text, .. } = self.parts();
        let indent = "  ".repeat(depth);
        if tag.is_empty() {
            if !text.trim().is_empty() {
                *out += &format!("{indent}{}\n", text.trim());
            }
            return;
        }
        let attribute = |name: &str| attributes.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_ref());
        if attribute("aria-hidden") == Some("true") {
            return;
        }
        let told = ["aria-label", "aria-pressed", "aria-expanded", "aria-current", "value", "checked", "href", "role", "aria-valuetext"];
        let told: String = told.iter().filter_map(|name| attribute(name).map(|value| format!(" {name}={value:?}"))).collect();
        let plain = told.is_empty() && ["div", "span", "section", "main", "header"].contains(tag);
        if !plain {
            *out += &format!("{indent}{tag}{told}\n");
        }
        children.iter().for_each(|child| child.write_outline(out, depth + usize::from(!plain)));
    }

    /// What pressing the buttons of this name does, from the top. One that is disabled does nothing.
    pub fn pressed(&self, name: &str) -> Vec<Command> {
        let Parts { attributes, handlers, children, .. } = self.parts();
        let label = attributes.iter().find(|(known, _)| *known == "aria-label").map(|(_, label)| label.to_string());
        let called = label.unwrap_or_else(|| self.spoken()) == name;
        let own = handlers.iter().filter_map(|handler| if let Handler::Press(command) = handler { Some(command.clone()) } else { None });
        let works = !attributes.iter().any(|(known, _)| *known == "disabled");
        own.filter(|_| called && works).chain(children.iter().flat_map(|child| child.pressed(name))).collect()
    }

    /// Its words.
    fn spoken(&self) -> String {
        let Parts { text, children, .. } = self.parts();
        children.iter().fold(text.clone(), |text, child| text + &child.spoken()).trim().to_owned()
    }
}
