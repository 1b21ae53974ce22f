//! Files of one folder that use each other, directly or through others. A name that a `mod.rs` re-exports counts as the file that defines
//! it; tests and doc links do not count.

use std::collections::{BTreeMap, BTreeSet};

use super::rust::Source;
use super::uses::{Use, uses};

/// The modules down to one: `["app", "model"]`.
type Module = Vec<String>;

/// A file: its uses of other names, as written.
struct File {
    path: String,
    uses: Vec<Use>,
}

/// Every circle. `files`: by path, without tests.
pub fn check(files: &[(String, Source)]) -> Vec<String> {
    circles(files).iter().map(|circle| format!("{} use each other", circle.join(", "))).collect()
}

/// The circles, each with its files or folders.
fn circles(files: &[(String, Source)]) -> Vec<Vec<String>> {
    let tree: BTreeMap<Module, File> =
        files.iter().filter_map(|(path, source)| Some((module(path)?, File { path: path.clone(), uses: uses(source) }))).collect();
    let mut folders: BTreeMap<Module, BTreeMap<String, BTreeSet<String>>> = BTreeMap::new();
    for (from, file) in &tree {
        for target in file.uses.iter().filter(|used| !used.is_passed_on).filter_map(|used| resolve(&tree, from, &used.segments, 0)) {
            let shared = from.iter().zip(&target).take_while(|(one, other)| one == other).count();
            let name = |module: &Module| below(&tree, module, shared);
            if *from != target {
                folders.entry(from[..shared].to_vec()).or_default().entry(name(from)).or_default().insert(name(&target));
            }
        }
    }
    folders.values().flat_map(components).collect()
}

/// The file or folder at depth `shared` that contains a module.
fn below(tree: &BTreeMap<Module, File>, module: &Module, shared: usize) -> String {
    let part = &module[..module.len().min(shared + 1)];
    tree.get(part).map_or_else(|| format!("src/{}", part.join("/")), |file| file.path.clone())
}

/// The sets of nodes that reach each other, of more than one node.
fn components(graph: &BTreeMap<String, BTreeSet<String>>) -> Vec<Vec<String>> {
    let reached: BTreeMap<&String, BTreeSet<&String>> = graph.keys().map(|node| (node, reach(graph, node))).collect();
    let mut found: Vec<Vec<String>> = Vec::new();
    for (node, far) in &reached {
        if !far.contains(*node) || found.iter().any(|circle| circle.contains(node)) {
            continue;
        }
        let back = |other: &&&String| reached.get(**other).is_some_and(|far| far.contains(*node));
        found.push(far.iter().filter(back).map(|other| (*other).clone()).collect());
    }
    found
}

fn reach<'g>(graph: &'g BTreeMap<String, BTreeSet<String>>, from: &str) -> BTreeSet<&'g String> {
    let (mut far, mut open) = (BTreeSet::new(), vec![from]);
    while let Some(node) = open.pop() {
        for next in graph.get(node).into_iter().flatten() {
            if far.insert(next) {
                open.push(next);
            }
        }
    }
    far
}

/// The module of a file; `None` if it is not of the library.
fn module(path: &str) -> Option<Module> {
    let name = path.strip_prefix("src/")?.strip_suffix(".rs")?;
    let parts = name.strip_suffix("/mod").unwrap_or(name).split('/').map(str::to_owned);
    if name == "main" { None } else { Some(if name == "lib" { Module::new() } else { parts.collect() }) }
}

/// The file that defines what a path names; `None` for another crate.
fn resolve(tree: &BTreeMap<Module, File>, from: &Module, segments: &[String], depth: usize) -> Option<Module> {
    let (first, mut rest) = segments.split_first()?;
    let mut here = from.clone();
    match first.as_str() {
        "crate" => here.clear(),
        "self" => {}
        "super" => drop(here.pop()),
        _ => rest = segments,
    }
    while let Some((_, further)) = rest.split_first().filter(|(name, _)| *name == "super") {
        here.pop();
        rest = further;
    }
    let is_relative = rest.len() == segments.len();
    while let Some((name, further)) = rest.split_first() {
        let child: Module = here.iter().chain([name]).cloned().collect();
        if tree.contains_key(&child) {
            (here, rest) = (child, further);
            continue;
        }
        let known = tree.get(&here).and_then(|file| file.uses.iter().find(|used| used.name.as_ref() == Some(name)));
        match known.filter(|used| depth < 8 && used.segments != segments) {
            Some(used) => {
                let whole: Vec<String> = used.segments.iter().chain(further).cloned().collect();
                return resolve(tree, &here, &whole, depth + 1);
            }
            None if is_relative && here == *from => return None,
            None => break,
        }
    }
    Some(here)
}

#[cfg(test)]
mod tests {
    use super::super::rust::read;
    use super::*;

    fn found(files: &[(&str, &str)]) -> Vec<String> {
        let files: Vec<(String, Source)> = files.iter().map(|(path, code)| ((*path).to_owned(), read(code).without_tests())).collect();
        check(&files)
    }

    const MOD: (&str, &str) =
        ("src/app/mod.rs", "mod a; mod b; mod c;\npub use a::A; pub use b::{self, inner::B, C as D}; pub(crate) use c::*;");

    #[test]
    fn a_circle_is_found_however_it_is_written() {
        for (a, b) in [
            ("use super::b::B;", "use super::a::A;"),
            ("use super::B;", "use super::A;"),
            ("use super::D;", "fn b() -> crate::app::A { A }"),
            ("use crate::app::{A, B};", "use crate::{app::{a::f}, text::Text};"),
            ("fn a() { super::b::f() }", "impl super::A { }"),
            ("pub(in crate::app) fn a(b: &super::b::B) {}", "use super::{A as Other, C};"),
            ("pub use super::b::B; fn a() -> B { B }", "use super::a;"),
            ("use super::b::{self};", "macro_rules! b { () => { $crate::app::a::A } }"),
        ] {
            let files = [MOD, ("src/app/a.rs", a), ("src/app/b.rs", b), ("src/app/c.rs", "use super::{A, B};")];
            assert_eq!(found(&files), ["src/app/a.rs, src/app/b.rs use each other"], "{a} {b}");
        }
    }

    #[test]
    fn a_circle_through_others_is_one() {
        let files = [MOD, ("src/app/a.rs", "use super::B;"), ("src/app/b.rs", "use super::c::x;"), ("src/app/c.rs", "use super::A;")];
        assert_eq!(found(&files), ["src/app/a.rs, src/app/b.rs, src/app/c.rs use each other"]);
        let folders = [
            ("src/app/mod.rs", "mod a; mod b;"),
            ("src/app/a/mod.rs", "mod x;"),
            ("src/app/a/x.rs", "use super::super::b::y::B;"),
            ("src/app/b.rs", "mod y;"),
            ("src/app/b/y.rs", "use crate::app::a::A;"),
        ];
        assert_eq!(found(&folders), ["src/app/a/mod.rs, src/app/b.rs use each other"]);
        let own = [("src/app/b.rs", "mod y; use y::Y; pub struct B;"), ("src/app/b/y.rs", "use super::B;")];
        assert_eq!(found(&own), ["src/app/b.rs, src/app/b/y.rs use each other"]);
    }

    #[test]
    fn what_goes_one_way_or_is_no_use_is_none() {
        for (a, b) in [
            ("use super::B;", "//! [`super::A`]\n/// [`A`](super::a::A)\nconst A: &str = \"super::a::A\";"),
            ("use super::B;", "#[cfg(test)]\nmod tests { use super::super::A; }"),
            ("use super::B;", "pub(in crate::app::a) fn b() {} use other::a::A; fn c(x: X) { x.a::<A>(); other::a::f() }"),
            ("pub use super::b::B;", "use super::A;"),
            ("use super::B;", "use super::c::C; use crate::text::Text; use std::fmt;"),
        ] {
            assert_eq!(found(&[MOD, ("src/app/a.rs", a), ("src/app/b.rs", b)]), Vec::<String>::new(), "{a} {b}");
        }
    }
}
