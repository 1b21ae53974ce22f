//! `cargo xtask <command>`; see HELP.

use anyhow::{Context, Result, anyhow, bail};
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::{Command, ExitCode};
use xtask::{browsers, build, figures, on_demand, paths, run, seal, server, split, stage, suite::Suite, tools};

const HELP: &str = "\
cargo xtask <command>

  serve [--port N]   install what is missing, build, serve on 127.0.0.1:8080
  test               all checks and tests, in three browsers
  check              format, lints, native tests (fast)
  check-browser      the store and the panels in Chromium and Firefox, without a release build
  dist               build a folder for any static host: dist/
  bench [GROUP …]    the figures, each beside its limit measured in the same run; in Chromium.
                     Groups: load, tap, chips, hostile-files, doctor, import, launch, diary, filters, exchange; else all
  sample --years N --seed S [--out FILE]
                     a realistic seeded diary as a backup file
  screenshots        the pictures of the manifest and the README, made by the app
  screenshots --all  every screen in all widths, themes and languages, and the doctor's page on paper: target/screenshots/
  screenshots --renew
                     the pictures in tests/browser/pictures that a journey compares with
  tools              install and list the build tools and browsers
";

fn main() -> ExitCode {
    work().unwrap_or_else(|error| {
        eprintln!("\n{error:#}");
        ExitCode::FAILURE
    })
}

fn work() -> Result<ExitCode> {
    let words: Result<Vec<String>, _> = std::env::args_os().skip(1).map(OsString::into_string).collect();
    let words = words.map_err(|word| anyhow!("{} is no text", word.display()))?;
    match words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["serve"] => serve(8080)?,
        ["serve", "--port", port] => serve(port.parse().context("a port is a number up to 65535")?)?,
        ["test"] => return Ok(Suite::run(Suite::test)),
        ["check"] => return Ok(Suite::run(Suite::check)),
        ["check-browser"] => return Ok(Suite::run(Suite::browser_side)),
        ["dist"] => {
            let dist = build::build()?;
            println!("{}", figures::first_load(&dist)?);
            println!("Build {} is in {}", build::build_id(&dist)?, dist.display());
        }
        ["bench", groups @ ..] => on_a_fresh_build(run::cargo_run("browser-tests", "bench")?.args(groups))?,
        ["screenshots"] => screenshots("--store", "public/screenshots")?,
        ["screenshots", "--all"] => screenshots("--all", "target/screenshots")?,
        ["screenshots", "--renew"] => {
            let mut journey = run::cargo("test --quiet --package browser-tests --test journeys the_pictures_are_whole");
            on_a_fresh_build(journey.env("UPDATE_EXPECT", "1"))?;
        }
        ["sample", arguments @ ..] => run::run(run::cargo_run("sample", "sample")?.args(arguments))?,
        ["tools"] => list_tools()?,
        // The two that Trunk calls: in place of wasm-bindgen, and after each build.
        ["wasm-bindgen", arguments @ ..] => split::wasm_bindgen(arguments)?,
        ["stage"] => {
            let dir = std::env::var_os("TRUNK_STAGING_DIR").context("`stage` is run by Trunk after a build, which says where")?;
            let is_release = std::env::var_os("TRUNK_PROFILE").is_none_or(|profile| profile != "debug");
            let dir = PathBuf::from(dir);
            let parts = std::env::var_os(split::DIR_VARIABLE).map(PathBuf::from);
            on_demand::add(&dir)?;
            seal::add(&dir)?;
            println!("build {}", stage::stage(&dir, is_release, parts.as_deref())?);
        }
        [] | ["help" | "--help" | "-h"] => print!("{HELP}"),
        unknown => bail!("there is no command `{}`\n\n{HELP}", unknown.join(" ")),
    }
    Ok(ExitCode::SUCCESS)
}

fn serve(port: u16) -> Result<()> {
    let server = server::start(server::files(&build::build()?), port)?;
    println!("Pain Diary is ready at http://127.0.0.1:{}/", server.port());
    loop {
        std::thread::park();
    }
}

/// Takes pictures of the app into a folder of the project.
fn screenshots(which: &str, folder: &str) -> Result<()> {
    let mut shots = run::cargo_run("browser-tests", "shots")?;
    on_a_fresh_build(shots.arg(which).arg(paths::root().join(folder)))
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

/// Runs a program of tests/browser on the build that [`build::DIST_VARIABLE`] names, else on a fresh one.
fn on_a_fresh_build(program: &mut Command) -> Result<()> {
    run::run(program.env(build::DIST_VARIABLE, build::dist_or_build()?))
}
