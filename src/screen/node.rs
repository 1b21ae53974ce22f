//! A screen as plain data: elements, attributes, words, and the handlers of events.
//! All screens use these few types, so that the code that mounts them exists once (`ui/view/`), and native tests can inspect a screen.

use crate::domain::CollectVec;
use std::borrow::Cow;
use std::sync::Arc;

use super::Panel;
use crate::app::{Command, Field, SecretForm};

/// The command for a chosen value; `None` for a value that is not offered.
pub type Chosen = Arc<dyn Fn(&str) -> Option<Command> + Send + Sync>;

/// A handler of an element's events.
#[derive(Clone)]
pub enum Handler {
    /// On a click: this command.
    Press(Command),
    /// On submitting the form: this command.
    Submit(Command),
    /// On submitting the form: [`Command::of_secrets`] with what is typed into its fields, which is kept nowhere else.
    Secrets(SecretForm),
    /// On input: the text goes to that field; leaving the element commits it.
    Type(Field),
    /// On a change of value: the command for the value.
    Choose(Chosen),
    /// On a click: the command for the position, in thousandths of the element's width from the left and of its height from the top.
    Tap(Arc<dyn Fn((i64, i64)) -> Option<Command> + Send + Sync>),
    /// On choosing a file in an input.
    File,
    /// On a click on a summary: open or close its details; once open, the first field has the focus.
    Open,
}

/// A node. Boxed, so that moving it copies one pointer.
#[derive(Clone)]
pub struct Node(Box<Parts>);

/// The parts of a node. An empty tag is a text node.
#[derive(Clone, Default)]
pub struct Parts {
    /// The tag name.
    pub tag: &'static str,
    /// Identifies it among its siblings across redraws.
    pub key: Option<String>,
    /// Attribute names and values.
    pub attributes: Vec<(&'static str, Cow<'static, str>)>,
    /// Its event handlers.
    pub handlers: Vec<Handler>,
    /// Its children, in order.
    pub children: Vec<Node>,
    /// The content of a text node; empty for an element.
    pub text: String,
    /// The panel that draws its content; then `children` is empty.
    pub panel: Option<Panel>,
}

/// An element; class "" is none.
#[must_use]
#[inline(never)]
pub fn el(tag: &'static str, class: &'static str) -> Node {
    let node = Node(Box::new(Parts { tag, ..Parts::default() }));
    if class.is_empty() { node } else { node.attr("class", class) }
}

/// A text node. A dot between two parts stays with the words before it, so that none begins a line.
#[must_use]
#[inline(never)]
pub fn words(text: String) -> Node {
    Node(Box::new(Parts { text: text.replace(" · ", "\u{a0}· "), ..Parts::default() }))
}

// Called thousands of times: inlined, each call would bring its own code for strings and vectors.
impl Node {
    /// Adds an attribute with a constant value.
    #[must_use]
    #[inline(never)]
    pub fn attr(mut self, name: &'static str, value: &'static str) -> Self {
        self.0.attributes.push((name, Cow::Borrowed(value)));
        self
    }

    /// Adds an attribute with a computed value.
    #[must_use]
    #[inline(never)]
    pub fn with(mut self, name: &'static str, value: String) -> Self {
        self.0.attributes.push((name, Cow::Owned(value)));
        self
    }

    /// Adds a boolean attribute if `set`.
    #[must_use]
    #[inline(never)]
    pub fn bool_attr(self, name: &'static str, set: bool) -> Self {
        if set { self.attr(name, "") } else { self }
    }

    /// Adds an attribute with the value "true" or "false".
    #[must_use]
    #[inline(never)]
    pub fn aria_bool(self, name: &'static str, holds: bool) -> Self {
        self.attr(name, if holds { "true" } else { "false" })
    }

    /// Sets the accessible name (`aria-label`).
    #[must_use]
    #[inline(never)]
    pub fn label(self, name: String) -> Self {
        self.with("aria-label", name)
    }

    /// Sets the key that identifies it among its siblings.
    #[must_use]
    #[inline(never)]
    pub fn key(mut self, key: String) -> Self {
        self.0.key = Some(key);
        self
    }

    /// Adds a text node.
    #[must_use]
    #[inline(never)]
    pub fn text(self, text: String) -> Self {
        self.child(words(text))
    }

    /// Adds a constant text that needs no translation.
    #[must_use]
    #[inline(never)]
    pub fn text_static(self, text: &'static str) -> Self {
        self.child(words(text.to_owned()))
    }

    /// Adds a child.
    #[must_use]
    #[inline(never)]
    pub fn child(mut self, child: Node) -> Self {
        self.0.children.push(child);
        self
    }

    /// Adds an optional child.
    #[must_use]
    #[inline(never)]
    pub fn child_opt(mut self, child: Option<Node>) -> Self {
        self.0.children.extend(child);
        self
    }

    /// Adds children.
    #[must_use]
    #[inline(never)]
    pub fn children(mut self, children: Vec<Node>) -> Self {
        self.0.children.extend(children);
        self
    }

    /// Adds an event handler.
    #[must_use]
    #[inline(never)]
    pub fn on(mut self, handler: Handler) -> Self {
        self.0.handlers.push(handler);
        self
    }

    /// Adds a click handler.
    #[must_use]
    #[inline(never)]
    pub fn press(self, command: Command) -> Self {
        self.on(Handler::Press(command))
    }

    /// Leaves its content to a panel.
    #[must_use]
    #[inline(never)]
    pub fn panel(mut self, panel: Panel) -> Self {
        self.0.panel = Some(panel);
        self
    }

    /// The node with the content of every panel filled in.
    #[must_use]
    pub(super) fn filled(mut self, draw: &dyn Fn(Panel) -> Vec<Node>) -> Self {
        let children = self.0.panel.take().map_or(std::mem::take(&mut self.0.children), draw);
        self.0.children = children.into_iter().map(|child| child.filled(draw)).collect_vec();
        self
    }

    /// Its parts.
    pub(super) fn parts(&self) -> &Parts {
        &self.0
    }

    /// Its parts, by value.
    #[must_use]
    pub fn into_parts(self) -> Parts {
        *self.0
    }
}

/// HTML elements without an end tag.
const VOID: [&str; 4] = ["br", "hr", "img", "input"];

impl Node {
    /// Appends it as HTML, without the content of panels.
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
    /// An outline for tests: one element per line, indented, without classes, commands and hidden decoration.
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
                *out += &format!("{indent}{}\n", text.replace("\u{a0}·", " ·").trim());
            }
            return;
        }
        let attribute = |name: &str| attributes.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_ref());
        // What is hidden and has an id describes another element.
        if attribute("aria-hidden") == Some("true") && attribute("id").is_none() {
            return;
        }
        let told = ["aria-label", "aria-pressed", "aria-expanded", "aria-current", "value", "checked", "href", "role", "aria-valuetext"];
        let told: String = told.iter().filter_map(|name| attribute(name).map(|value| format!(" {name}={value:?}"))).collect();
        // What is in a picture is not read out.
        let is_picture = attribute("role") == Some("img");
        let plain = told.is_empty() && ["div", "span", "section", "main", "header"].contains(tag);
        if !plain {
            *out += &format!("{indent}{tag}{told}\n");
        }
        children.iter().filter(|_| !is_picture).for_each(|child| child.write_outline(out, depth + usize::from(!plain)));
    }

    /// The commands of the buttons with this name, in document order; a disabled one gives none.
    pub fn pressed(&self, name: &str) -> Vec<Command> {
        let Parts { attributes, handlers, children, .. } = self.parts();
        let label = attributes.iter().find(|(known, _)| *known == "aria-label").map(|(_, label)| label.to_string());
        let called = label.unwrap_or_else(|| self.spoken()) == name;
        let own = handlers.iter().filter_map(|handler| if let Handler::Press(command) = handler { Some(command.clone()) } else { None });
        let works = !attributes.iter().any(|(known, _)| *known == "disabled");
        own.filter(|_| called && works).chain(children.iter().flat_map(|child| child.pressed(name))).collect()
    }

    /// The outline of the first element with that tag and attribute.
    pub fn outline_of(&self, tag: &str, attribute: &str) -> Option<String> {
        let parts = self.parts();
        let is_it = parts.tag == tag && parts.attributes.iter().any(|(name, _)| *name == attribute);
        if is_it { Some(self.outline()) } else { parts.children.iter().find_map(|child| child.outline_of(tag, attribute)) }
    }

    /// Its text, as a screen reader would read it.
    fn spoken(&self) -> String {
        let Parts { attributes, text, children, .. } = self.parts();
        let hidden = attributes.iter().any(|(name, value)| *name == "aria-hidden" && value == "true");
        children.iter().filter(|_| !hidden).fold(text.replace("\u{a0}·", " ·"), |text, child| text + &child.spoken()).trim().to_owned()
    }
}
