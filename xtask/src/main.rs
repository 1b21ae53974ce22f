//! `cargo xtask <command>`; see HELP.

use anyhow::{Context, Result, bail};
use lexopt::prelude::*;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;
use xtask::{browsers, build, figures, paths, run, server, split, stage, suite, tools};

const HELP: &str = "\
cargo xtask <command>

  serve [--port N]   install what is missing, build, serve on 127.0.0.1:8080
  test               all checks and tests, in three browsers
  check              format, lints, native tests (fast)
  dist               build a folder for any static host: dist/
  bench [GROUP …]    the figures, each beside its limit measured in the same run; in Chromium.
                     Groups: load, tap, chips, hostile-files, import, launch, diary, filters; else all
  sample --years N --seed S [--out FILE]
                     a realistic seeded diary as a backup file
  screenshots        the pictures of the manifest and the README, made by the app
  tools              install and list the build tools and browsers
";

fn main() -> ExitCode {
    work().unwrap_or_else(|error| {
        eprintln!("\n{error:#}");
        ExitCode::FAILURE
    })
}

fn work() -> Result<ExitCode> {
    let mut args = lexopt::Parser::from_env();
    let command = match args.next()? {
        Some(Value(word)) => word.string()?,
        Some(Short('h') | Long("help")) | None => "help".to_owned(),
        Some(other) => return Err(other.unexpected().into()),
    };
    // These two read their own arguments.
    let rest: Vec<OsString> = if matches!(command.as_str(), "bench" | "sample") { args.raw_args()?.collect() } else { Vec::new() };
    let mut port = 8080;
    while let Some(arg) = args.next()? {
        match arg {
            Long("port") if command == "serve" => port = args.value()?.parse()?,
            other => return Err(other.unexpected().into()),
        }
    }
    match command.as_str() {
        "serve" => serve(port)?,
        "test" => return Ok(suite::verdict(suite::test())),
        "check" => return Ok(suite::verdict(suite::check())),
        "dist" => {
            let built = build::build()?;
            println!("{}", figures::first_load(&built.dist)?);
            println!("Build {} is in {}", built.build_id, built.dist.display());
        }
        "bench" => on_a_fresh_build("bench", &rest)?,
        "screenshots" => on_a_fresh_build("shots", &["--store".into(), paths::root().join("public/screenshots").into()])?,
        "sample" => run::run(run::cargo_run("sample", "sample")?.args(rest))?,
        "tools" => list_tools()?,
        // Called by Trunk after each build.
        "stage" => {
            let dir = std::env::var_os("TRUNK_STAGING_DIR").context("`stage` is run by Trunk after a build, which says where")?;
            let is_release = std::env::var_os("TRUNK_PROFILE").is_none_or(|profile| profile != "debug");
            let parts = std::env::var_os(split::DIR_VARIABLE).map(PathBuf::from);
            println!("build {}", stage::stage(&PathBuf::from(dir), is_release, parts.as_deref())?);
        }
        "help" => print!("{HELP}"),
        unknown => bail!("there is no command {unknown}\n\n{HELP}"),
    }
    Ok(ExitCode::SUCCESS)
}

fn serve(port: u16) -> Result<()> {
    let built = build::build()?;
    let server = server::start(server::files(&built.dist), port)?;
    println!("Pain Diary is ready at {}", server.url());
    loop {
        std::thread::park();
    }
}

fn list_tools() -> Result<()> {
    tools::ensure_build()?;
    for tool in [tools::trunk(), tools::wasm_bindgen()?] {
        println!("{} {}: {}", tool.package, tool.version, tool.path().display());
    }
    browsers::ensure_all()?;
    println!("{:#?}\n{:#?}\n{:#?}", browsers::chromium()?, browsers::firefox()?, browsers::webkit()?);
    Ok(())
}

/// Runs a program of tests/browser on a fresh build.
fn on_a_fresh_build(program: &str, arguments: &[OsString]) -> Result<()> {
    let built = build::build()?;
    run::run(run::cargo_run("browser-tests", program)?.args(arguments).env(build::DIST_VARIABLE, built.dist))
}
