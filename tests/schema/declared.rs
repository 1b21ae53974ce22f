//! The documentation of each kind in `docs/` is generated from its declaration: `UPDATE_EXPECT=1 cargo test --test schema`.

use std::fmt::Write;
use std::path::PathBuf;

use pain_diary::domain::codec::FieldDoc;
use pain_diary::domain::{Body, KindDoc};
use serde_json::Value;

/// Most codes that are listed beside a field; longer lists are in `format.md` only.
const CODES_MAX: usize = 6;

/// Asserts that the text between two marks of a file is `expected`, or writes it.
fn hold(name: &str, begin: &str, end: &str, expected: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(name);
    let text = std::fs::read_to_string(&path).expect("a file");
    let start = text.find(begin).unwrap_or_else(|| panic!("{name} has no {begin:?}")) + begin.len();
    let stop = start + text[start..].find(end).unwrap_or_else(|| panic!("{name} has no {end:?} after {begin:?}"));
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(&path, format!("{}{expected}{}", &text[..start], &text[stop..])).expect("written");
    } else {
        assert_eq!(&text[start..stop], expected, "{name} after {begin:?}: UPDATE_EXPECT=1 writes it");
    }
}

fn quoted(text: &str) -> Value {
    Value::from(text)
}

fn about(field: &FieldDoc) -> String {
    let about = field.about.trim();
    match field.codes {
        codes if (1..=CODES_MAX).contains(&codes.len()) => format!("{about} Codes: {}.", codes.join(", ")),
        _ => about.to_owned(),
    }
}

/// A kind as a definition of the schema.
fn definition(kind: &KindDoc) -> String {
    let required: Vec<String> = kind.fields.iter().filter(|field| field.is_required).map(|field| quoted(field.name).to_string()).collect();
    let required = if required.is_empty() { String::new() } else { format!("      \"required\": [{}],\n", required.join(", ")) };
    let field = |field: &FieldDoc| {
        format!("        \"{}\": {{ \"$ref\": \"#/$defs/{}\", \"description\": {} }}", field.name, field.schema, quoted(&about(field)))
    };
    format!(
        "    \"{}\": {{\n      \"description\": {},\n      \"type\": \"object\",\n{required}      \"properties\": {{\n{}\n      }}\n    }},\n",
        kind.kind,
        quoted(kind.about.trim()),
        kind.fields.iter().map(field).collect::<Vec<_>>().join(",\n")
    )
}

#[test]
fn the_schema_says_of_each_kind_what_is_declared() {
    let kinds = Body::describe();
    let name = "docs/backup.schema.json";
    let definitions: String = kinds.iter().map(definition).collect();
    hold(name, "  \"$defs\": {\n", "    \"record\": {", &definitions);
    let of_record: String = kinds.iter().fold(String::new(), |mut text, KindDoc { kind, .. }| {
        writeln!(text, "        {{\n          \"if\": {{ \"properties\": {{ \"kind\": {{ \"const\": \"{kind}\" }} }} }},").expect("memory");
        let older = format!("{{ \"if\": {{ \"required\": [\"kind\"] }}, \"else\": {{ \"$ref\": \"#/$defs/{kind}\" }} }}");
        writeln!(text, "          \"then\": {{ \"properties\": {{ \"history\": {{ \"items\": {older} }} }} }}\n        }},")
            .expect("memory");
        text
    });
    hold(
        name,
        "        { \"$ref\": \"#/$defs/version\" },\n",
        "        { \"properties\": { \"history\": { \"items\": { \"$ref\"",
        &of_record,
    );
    let of_version = kinds.iter().map(|KindDoc { kind, .. }| {
        format!("\"properties\": {{ \"kind\": {{ \"const\": \"{kind}\" }} }} }}, \"then\": {{ \"$ref\": \"#/$defs/{kind}\" }} }}")
    });
    let condition = "        { \"if\": { \"required\": [\"kind\"], ";
    let of_version = of_version.collect::<Vec<_>>().join(&format!(",\n{condition}"));
    hold(name, &format!("      \"allOf\": [\n{condition}"), "\n      ]", &of_version);
    let names: Vec<&str> = kinds.iter().map(|kind| kind.kind).collect();
    hold(name, "At most 64 bytes of UTF-8. Known: ", "\"", &format!("{}.", names.join(", ")));
}

/// The name of a definition of the schema in `docs/format.md`.
fn sort(schema: &str) -> &str {
    match schema {
        "moment" => "time",
        "date" => "day",
        "flag" => "`true`",
        "pain" => "0–10",
        "score" => "0–10 or `\"too-much\"`",
        "eased" => "time or `\"still\"`",
        "link" => "id or `\"none\"`",
        "order" => "whole number",
        "profile" => "8 hex digits",
        "sites" => "places",
        "spread" => "paths",
        "told" => "ids",
        same => same,
    }
}

#[test]
fn the_page_says_of_each_kind_what_is_declared() {
    for KindDoc { kind, fields, .. } in Body::describe() {
        let mut table = String::from("| field | value | what |\n|---|---|---|\n");
        for field in &fields {
            let must = if field.is_required { ", always" } else { "" };
            writeln!(table, "| `{}` | {}{must} | {} |", field.name, sort(field.schema), field.about.trim()).expect("memory");
        }
        hold("docs/format.md", &format!("<!-- fields of {kind} -->\n"), "<!-- end -->", &table);
    }
    let names: Vec<String> = Body::describe().iter().map(|kind| format!("`{}`", kind.kind)).collect();
    hold("docs/format.md", "win, whatever their stamps, and none is lost:\n", ",\nkinds of later versions", &names.join(", "));
}
