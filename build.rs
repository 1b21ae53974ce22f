//! Compiles the Fluent files in `locales/`: the list of languages, a typed function for each message of `locales/en.ftl`, and tables with the
//! messages of each language, so that the program contains no parser for them (44 kB less to load).
//!
//! A language file that lacks a message, has another, or uses an argument that English does not, fails the build. The supported subset of
//! Fluent is what the files use: text, `{ $argument }`, and selection by an argument; anything else fails the build too. A test compares
//! every message with the `fluent-bundle` crate's own formatting.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey};

type Outcome<T> = Result<T, String>;

/// Marks in a compiled message: control characters, which do not occur in text. `src/text/compiled.rs` reads them.
const ARG: char = '\u{1}';
const SELECT: char = '\u{2}';
const VARIANT: char = '\u{3}';
const BODY: char = '\u{4}';
const END: char = '\u{5}';
/// Between one message and the next.
const NEXT: char = '\u{6}';

/// Ids of the messages of the first part of the program, one per line; all others are in the later part.
const FIRST: &str = "src/text/first.txt";

/// Messages used only by the static shell (`public/early.js`). A test compares its words with the files.
const SHELL_ONLY: [&str; 2] = ["boot-slow", "boot-failed"];

/// The language whose file is the list of messages.
const SOURCE: &str = "en";

/// A message of the list. Its function is named after the id and takes the arguments in this order.
struct Declared {
    id: String,
    args: Vec<String>,
    /// The comment of the message and its English text.
    doc: String,
}

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=locales");
    println!("cargo::rerun-if-changed={FIRST}");
    if let Err(error) = compile() {
        println!("cargo::error={error}");
    }
}

fn compile() -> Outcome<()> {
    let sources = sources()?;
    let parsed = |tag: &str| {
        let source = sources.get(tag).ok_or_else(|| format!("locales/{tag}.ftl is missing"))?;
        let parsed = fluent_syntax::parser::parse(source.as_str()).map_err(|(_, errors)| format!("locales/{tag}.ftl: {errors:?}"));
        Ok::<_, String>(parsed?.body)
    };
    let declared = declared(&parsed(SOURCE)?)?;
    let first = first(&declared)?;
    let mut tables = is_first(&first);
    let mut languages = Vec::new();
    for tag in std::iter::once(SOURCE).chain(sources.keys().map(String::as_str).filter(|tag| *tag != SOURCE)) {
        let entries = parsed(tag)?;
        let in_file = |error| format!("locales/{tag}.ftl: {error}");
        let messages = language(&entries, &declared).map_err(in_file)?;
        let name = tag.to_uppercase().replace('-', "_");
        for (part, is_in) in [("", true), ("_LATER", false)] {
            let said = messages.iter().zip(&first).map(|(message, is_first)| if *is_first == is_in { message.as_str() } else { "" });
            // One string: a table would add a pointer for each message to what is loaded.
            let joined = said.collect::<Vec<_>>().join(&NEXT.to_string());
            tables += &format!("pub static {name}{part}: &str = {joined:?};\n");
        }
        let said = |key| header(&entries, key).map_err(in_file);
        languages.push(format!("{} {tag:?} {:?} {} {name} {name}_LATER", said("code")?, said("name")?, said("digits")? == "0-9"));
    }
    write("tables.rs", &tables)?;
    write("messages.rs", &functions(&declared))?;
    let languages = languages.join(", ");
    let doc = "/// Calls a macro with all languages: the name in the code, the tag, the own name, whether all regions use the digits 0 to 9, the tables.";
    write("languages.rs", &format!("{doc}\nmacro_rules! with_languages {{ ($then:ident) => {{ $then! {{ {languages} }} }}; }}\n"))
}

fn read(path: &str) -> Outcome<String> {
    std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))
}

fn write(name: &str, text: &str) -> Outcome<()> {
    let dir = std::env::var("OUT_DIR").map_err(|error| error.to_string())?;
    std::fs::write(Path::new(&dir).join(name), text).map_err(|error| format!("{name}: {error}"))
}

/// The language files by their BCP 47 tags.
fn sources() -> Outcome<BTreeMap<String, String>> {
    let mut sources = BTreeMap::new();
    for entry in std::fs::read_dir("locales").map_err(|error| format!("locales: {error}"))? {
        let path = entry.map_err(|error| error.to_string())?.path();
        if let (Some(tag), Some("ftl")) = (path.file_stem().and_then(|tag| tag.to_str()), path.extension().and_then(|end| end.to_str())) {
            sources.insert(tag.to_owned(), read(&path.to_string_lossy())?);
        }
    }
    Ok(sources)
}

/// A property of a language, from a line `### key: value` at the head of its file.
fn header(entries: &[Entry<&str>], key: &str) -> Outcome<String> {
    let comments =
        entries.iter().filter_map(|entry| if let Entry::ResourceComment(comment) = entry { Some(&comment.content) } else { None });
    let value = comments.flatten().find_map(|line| line.strip_prefix(key)?.strip_prefix(": "));
    value.map(str::to_owned).ok_or_else(|| format!("a line `### {key}: …` is missing at the head"))
}

/// Whether each message is in the first part, in the order of the list.
fn first(declared: &[Declared]) -> Outcome<Vec<bool>> {
    let list = read(FIRST)?;
    let ids: BTreeSet<&str> = list.lines().collect();
    match ids.iter().find(|id| !declared.iter().any(|known| known.id == **id)) {
        Some(unknown) => Err(format!("{FIRST}: {unknown} is not a message of the app")),
        None => Ok(declared.iter().map(|known| ids.contains(known.id.as_str())).collect()),
    }
}

/// The same as a function of the index in the list.
fn is_first(first: &[bool]) -> String {
    let places: Vec<String> = first.iter().enumerate().filter(|(_, is_first)| **is_first).map(|(place, _)| place.to_string()).collect();
    format!("pub const fn is_first(place: usize) -> bool {{ matches!(place, {}) }}\n", places.join(" | "))
}

/// The messages of the source language.
fn declared(entries: &[Entry<&str>]) -> Outcome<Vec<Declared>> {
    let mut all = Vec::new();
    for entry in entries {
        let Entry::Message(message) = entry else { continue };
        let (Some(pattern), false) = (&message.value, SHELL_ONLY.contains(&message.id.name)) else { continue };
        let mut shown = Shown::default();
        shown.pattern(pattern);
        let comment = message.comment.iter().flat_map(|comment| &comment.content);
        let (orders, about): (Vec<&str>, Vec<&str>) = comment.partition(|line| line.starts_with("Arguments: "));
        let args = match orders[..] {
            [] => shown.args,
            [order, ..] => {
                let order: Vec<String> =
                    order.replace("Arguments: ", "").split(", ").map(|arg| arg.trim_start_matches('$').to_owned()).collect();
                if order.iter().collect::<BTreeSet<_>>() != shown.args.iter().collect() {
                    return Err(format!("{}: the comment names other arguments than the message", message.id.name));
                }
                order
            }
        };
        let doc = about.into_iter().map(|line| format!("{line}\n")).collect::<String>() + &format!("`{}`", shown.text.replace('\n', " "));
        all.push(Declared { id: message.id.name.to_owned(), args, doc });
    }
    Ok(all)
}

/// The list of messages, and a function for each.
fn functions(declared: &[Declared]) -> String {
    let list: Vec<String> = declared.iter().map(|known| format!("({:?}, &{:?})", known.id, known.args)).collect();
    let mut out = format!(
        "/// Every message: its id and the names of its arguments.\npub const CATALOG: &[(&str, &[&str])] = &[{}];\n\nimpl Text {{\n",
        list.join(", ")
    );
    for (place, Declared { id, args, doc }) in declared.iter().enumerate() {
        let parameters: String = args.iter().map(|arg| format!(", {arg}: &str")).collect();
        let name = id.replace('-', "_");
        out += &format!(
            "#[doc = {doc:?}]\n#[must_use]\npub fn {name}(&self{parameters}) -> String {{ self.message({place}, &[{}]) }}\n",
            args.join(", ")
        );
    }
    out + "}\n"
}

/// A message as documentation, and its arguments in order of occurrence.
#[derive(Default)]
struct Shown {
    text: String,
    args: Vec<String>,
}

impl Shown {
    fn pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => self.text.push_str(value),
                PatternElement::Placeable { expression: Expression::Inline(inline) } => self.argument(inline),
                PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                    let length = self.text.len();
                    self.argument(selector);
                    for variant in variants {
                        self.text.truncate(length);
                        self.pattern(&variant.value);
                    }
                }
            }
        }
    }

    fn argument(&mut self, inline: &InlineExpression<&str>) {
        let InlineExpression::VariableReference { id } = inline else { return };
        self.text += &format!("{{{}}}", id.name);
        if !self.args.iter().any(|arg| arg == id.name) {
            self.args.push(id.name.to_owned());
        }
        // A count is passed as a formatted number and its plural category, in this order.
        let place = |name: &str| self.args.iter().position(|arg| arg == name);
        if let (Some(plural), Some(count)) = (place("plural"), place("count"))
            && plural < count
        {
            let plural = self.args.remove(plural);
            self.args.insert(count, plural);
        }
    }
}

fn language(entries: &[Entry<&str>], declared: &[Declared]) -> Outcome<Vec<String>> {
    let mut found = BTreeMap::new();
    for entry in entries {
        let Entry::Message(message) = entry else { continue };
        let pattern = message.value.as_ref().ok_or_else(|| format!("{} says nothing", message.id.name))?;
        if found.insert(message.id.name, pattern).is_some() {
            return Err(format!("{} is there twice", message.id.name));
        }
    }
    let mut compiled = Vec::new();
    for Declared { id, args, .. } in declared {
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
