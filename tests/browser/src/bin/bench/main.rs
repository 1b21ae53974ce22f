//! The figures the project promises, each beside its limit, measured in one run on one computer. `cargo xtask bench [GROUP …]`.
//!
//! Nothing here fails a build: a missed figure is printed as missed. Only a figure that could not be measured ends with an error.
//! All of it runs in Chromium, whose DevTools can slow the processor and count memory.

mod doctor;
mod exchange;
mod figure;
mod hostile;
mod launch;
mod list;
mod locked;
mod look;
mod open;
mod seal;
mod tap;

use anyhow::{Result, bail};
use browser_tests::{App, Engine, Options, Profile, sample, site};
use figure::Figure;
use std::path::PathBuf;
use std::process::ExitCode;
use xtask::figures;

/// Fourteen years of ten entries and doses a day: more than anybody writes.
pub const RECORDS: u64 = 50_000;
/// How many of them are rows of the diary: all but the reliefs.
pub const ROWS: u64 = RECORDS - sample::RELIEFS as u64;

/// The groups that can be measured alone, by name, in the order in which they are measured. The last six need the large diary, which
/// `import` puts into a browser.
const GROUPS: [&str; 12] =
    ["load", "tap", "chips", "hostile-files", "doctor", "seal", "import", "launch", "diary", "filters", "exchange", "lock"];

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<ExitCode> {
    let named: Vec<String> = std::env::args().skip(1).collect();
    if let Some(unknown) = named.iter().find(|name| !GROUPS.contains(&name.as_str())) {
        bail!("there is no group {unknown}; there are {}", GROUPS.join(", "));
    }
    let is_wanted = |group: &str| named.is_empty() || named.iter().any(|name| name == group);
    println!("Chromium, {} records, {} processors\n", RECORDS, std::thread::available_parallelism()?);
    let mut table = Table::default();
    if is_wanted("load") {
        table.take("first load", first_load());
    }
    if is_wanted("tap") {
        table.take("tap to saved", tap::measure().await);
    }
    if is_wanted("chips") {
        table.take("tap on a chip", look::chips().await);
    }
    if is_wanted("hostile-files") {
        hostile::measure(&mut |what, figures| table.take(what, figures)).await;
    }
    if is_wanted("doctor") {
        table.take("the doctor's page", doctor::measure().await);
    }
    if is_wanted("seal") {
        table.take("sealing", seal::measure().await);
    }
    if GROUPS[6..].iter().any(|group| is_wanted(group)) {
        with_the_large_diary(&mut table, is_wanted).await?;
    }
    Ok(table.end())
}

async fn with_the_large_diary(table: &mut Table, is_wanted: impl Fn(&str) -> bool) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let file = sample::file(folder.path(), "sample.json", sample::backup(&sample::rich_records(RECORDS, 1)).to_string())?;
    let profiles = Profiles { site: site::Site::start(site::dist()?)?, empty: Profile::new()?, full: Profile::new()?, file };
    // The others use the diary that this leaves in the browser, so it runs once even if not selected.
    let import = open::measure(&profiles, if is_wanted("import") { open::RUNS } else { 1 }).await;
    if is_wanted("import") || import.is_err() {
        table.take("import", import);
    }
    if is_wanted("launch") {
        table.take("launch", launch::measure(&profiles).await);
    }
    if is_wanted("diary") {
        table.take("the diary", list::measure(&profiles).await);
    }
    if is_wanted("filters") {
        table.take("filters and chart", look::measure(&profiles).await);
    }
    // Then what writes entries, and at last what locks the diary.
    if is_wanted("exchange") {
        table.take("giving", exchange::measure(&profiles).await);
    }
    if is_wanted("lock") {
        table.take("the lock", locked::measure(&profiles).await);
    }
    Ok(())
}

/// All figures so far, each printed as it comes.
#[derive(Default)]
struct Table {
    figures: Vec<Figure>,
    failures: usize,
}

impl Table {
    fn take(&mut self, what: &str, figures: Result<Vec<Figure>>) {
        match figures {
            Ok(figures) => {
                for figure in figures {
                    println!("{figure}");
                    self.figures.push(figure);
                }
            }
            Err(error) => {
                println!("{what}: could not be measured: {error:#}");
                self.failures += 1;
            }
        }
    }

    fn end(self) -> ExitCode {
        let missed: Vec<&str> = self.figures.iter().filter(|figure| !figure.reached()).map(|figure| figure.name.as_str()).collect();
        println!(
            "\n{} figures reached, {} missed{}{}",
            self.figures.len() - missed.len(),
            missed.len(),
            if missed.is_empty() { "" } else { ": " },
            missed.join("; ")
        );
        if self.failures == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}

/// The two diaries on one address that launches are compared on, and the file the full one comes from.
pub struct Profiles {
    pub site: site::Site,
    pub empty: Profile,
    pub full: Profile,
    pub file: PathBuf,
}

/// Chromium on a profile.
pub async fn chromium(site: &site::Site, profile: &Profile) -> Result<App> {
    App::on(site, Engine::Chromium, profile, &Options::default()).await
}

fn first_load() -> Result<Vec<Figure>> {
    let kb = |bytes: u64| bytes as f64 / 1000.0;
    let load = figures::first_load(site::dist()?)?;
    Ok(vec![
        Figure::at_most("first load, brotli 11", kb(load.brotli_bytes), kb(figures::MAX.brotli_bytes), "kB"),
        Figure::at_most("all of the app, later screens too, brotli 11", kb(load.all_brotli_bytes), kb(figures::MAX.all_brotli_bytes), "kB"),
        Figure::at_most("requests of a first load", load.requests as f64, figures::MAX.requests as f64, ""),
    ])
}
