//! Compiles the Fluent files in `locales/` into tables, so that the program carries the messages and no parser of them (44 kB less to load).
//!
//! The list of messages and their arguments is `src/text/messages.rs`. A language file that lacks one, has another, or uses an argument
//! the app does not give, fails the build. What is understood of Fluent is what the files use: text, `{ $argument }`, and selection by an
//! argument; anything else fails the build too. A test compares every message with the `fluent-bundle` crate's own formatting.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey};

type Outcome<T> = Result<T, String>;

/// Marks in a compiled message: control characters, which no text has. `src/text/compiled.rs` reads them.
const ARG: char = '\u{1}';
const SELECT: char = '\u{2}';
const VARIANT: char = '\u{3}';
const BODY: char = '\u{4}';
const END: char = '\u{5}';
/// Between one message and the next.
const NEXT: char = '\u{6}';

/// The ids of the messages that the first part of the program says, one a line; all others come with the later part.
const FIRST: &str = "src/text/first.txt";

/// What only the shell says (`public/early.js`), before the program is there. A test compares its words with the files.
const SHELL_ONLY: [&str; 2] = ["boot-slow", "boot-failed"];

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=locales");
    println!("cargo::rerun-if-changed=src/text/messages.rs");
    println!("cargo::rerun-if-changed={FIRST}");
    if let Err(error) = compile() {
        println!("cargo::error={error}");
    }
}

fn compile() -> Outcome<()> {
    let declared = declared(&read("src/text/messages.rs")?)?;
    let first = first(&declared)?;
    let mut out = is_first(&first)?;
    for tag in ["en", "es"] {
        let path = format!("locales/{tag}.ftl");
        let messages = language(&read(&path)?, &declared).map_err(|error| format!("{path}: {error}"))?;
        let name = tag.to_uppercase();
        for (part, is_in) in [("", true), ("_LATER", false)] {
            let said = messages.iter().zip(&first).map(|(message, is_first)| if *is_first == is_in { message.as_str() } else { "" });
            // One text: a table of so many would cost the phone a pointer for each to load.
            let joined = said.collect::<Vec<_>>().join(&NEXT.to_string());
            writeln!(out, "pub static {name}{part}: &str = {joined:?};").map_err(|error| error.to_string())?;
        }
    }
    let dir = std::env::var("OUT_DIR").map_err(|error| error.to_string())?;
    std::fs::write(Path::new(&dir).join("messages.rs"), out).map_err(|error| error.to_string())
}

fn read(path: &str) -> Outcome<String> {
    std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))
}

/// Which messages are in the first part, in the order of the list.
fn first(declared: &[(String, Vec<String>)]) -> Outcome<Vec<bool>> {
    let list = read(FIRST)?;
    let ids: BTreeSet<&str> = list.lines().collect();
    match ids.iter().find(|id| !declared.iter().any(|(known, _)| known == *id)) {
        Some(unknown) => Err(format!("{FIRST}: {unknown} is not a message of the app")),
        None => Ok(declared.iter().map(|(id, _)| ids.contains(id.as_str())).collect()),
    }
}

/// The same as a function of the place in the list.
fn is_first(first: &[bool]) -> Outcome<String> {
    let places: Vec<String> = first.iter().enumerate().filter(|(_, is_first)| **is_first).map(|(place, _)| place.to_string()).collect();
    let mut out = String::new();
    writeln!(out, "pub const fn is_first(place: usize) -> bool {{ matches!(place, {}) }}", places.join(" | "))
        .map_err(|error| error.to_string())?;
    Ok(out)
}

/// Ids and arguments in the order of the list: lines of the form `name "id" (a, b);`.
fn declared(source: &str) -> Outcome<Vec<(String, Vec<String>)>> {
    let mut messages = Vec::new();
    for line in source.lines().map(str::trim).filter(|line| line.ends_with(");") && line.contains('"')) {
        let parts: Vec<&str> = line.split(['"', '(', ')']).collect();
        let [_, id, _, args, _] = parts[..] else { return Err(format!("not a message: {line}")) };
        let args = args.split(',').map(str::trim).filter(|arg| !arg.is_empty()).map(str::to_owned).collect();
        messages.push((id.to_owned(), args));
    }
    if messages.is_empty() { Err("no messages are declared".into()) } else { Ok(messages) }
}

fn language(source: &str, declared: &[(String, Vec<String>)]) -> Outcome<Vec<String>> {
    let resource = fluent_syntax::parser::parse(source).map_err(|(_, errors)| format!("{errors:?}"))?;
    let mut found = BTreeMap::new();
    for entry in &resource.body {
        let Entry::Message(message) = entry else { continue };
        let pattern = message.value.as_ref().ok_or_else(|| format!("{} says nothing", message.id.name))?;
        if found.insert(message.id.name, pattern).is_some() {
            return Err(format!("{} is there twice", message.id.name));
        }
    }
    let mut compiled = Vec::new();
    for (id, args) in declared {
        let pattern = found.remove(id.as_str()).ok_or_else(|| format!("{id} is missing"))?;
        let mut message = Message { args, used: BTreeSet::new(), text: String::new(), selecting: false };
        message.pattern(pattern).map_err(|error| format!("{id}: {error}"))?;
        if let Some(unused) = args.iter().find(|arg| !message.used.contains(arg.as_str())) {
            return Err(format!("{id} does not use ${unused}"));
        }
        compiled.push(message.text);
    }
    match found.keys().find(|id| !SHELL_ONLY.contains(id)) {
        Some(other) => Err(format!("{other} is not a message of the app")),
        None => Ok(compiled),
    }
}

struct Message<'a> {
    args: &'a [String],
    used: BTreeSet<&'a str>,
    text: String,
    selecting: bool,
}

impl Message<'_> {
    fn pattern(&mut self, pattern: &Pattern<&str>) -> Outcome<()> {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } if value.contains(|mark| (ARG..=NEXT).contains(&mark)) => {
                    return Err("a control character".into());
                }
                PatternElement::TextElement { value } => self.text.push_str(value),
                PatternElement::Placeable { expression } => self.placeable(expression)?,
            }
        }
        Ok(())
    }

    fn placeable(&mut self, expression: &Expression<&str>) -> Outcome<()> {
        match expression {
            Expression::Inline(inline) => {
                self.text.push(ARG);
                self.argument(inline)
            }
            Expression::Select { selector, variants } => {
                if std::mem::replace(&mut self.selecting, true) {
                    return Err("a selection inside a selection".into());
                }
                self.text.push(SELECT);
                self.argument(selector)?;
                if !variants.last().is_some_and(|last| last.default) {
                    return Err("the default variant has to be the last".into());
                }
                for variant in variants {
                    let VariantKey::Identifier { name } = variant.key else { return Err("a number as a variant".into()) };
                    self.text.push(VARIANT);
                    self.text.push_str(name);
                    self.text.push(BODY);
                    self.pattern(&variant.value)?;
                }
                self.text.push(END);
                self.selecting = false;
                Ok(())
            }
        }
    }

    fn argument(&mut self, inline: &InlineExpression<&str>) -> Outcome<()> {
        let InlineExpression::VariableReference { id } = inline else { return Err("only variables can be placed".into()) };
        let given = self.args.iter().enumerate().find(|(_, arg)| *arg == id.name);
        let (place, name) = given.ok_or_else(|| format!("${} is not given", id.name))?;
        self.used.insert(name);
        let digit = u32::try_from(place).ok().and_then(|place| char::from_digit(place, 10)).ok_or("more than ten arguments")?;
        self.text.push(digit);
        Ok(())
    }
}
