//! The report as a text that can be read aloud in a minute.

use super::super::super::Screen;
use crate::domain::{CollectVec, ReportNumber, ReportTopic};
use crate::view::report::{Report, Section, Style, Value};

/// Most words of the text: about as many as are read aloud in a minute.
const WORDS_MAX: usize = 170;

/// Who gets room, in this order: a section, and up to how many of its sentences. All voices, what was taken and what it did come first.
const ROOM: [(ReportTopic, usize); 14] = [
    (ReportTopic::Numbers, usize::MAX),
    (ReportTopic::Questions, 1),
    (ReportTopic::WhenNeeded, 2),
    (ReportTopic::Regular, 2),
    (ReportTopic::Calls, 1),
    (ReportTopic::Where, 1),
    (ReportTopic::Body, 1),
    (ReportTopic::Questions, usize::MAX),
    (ReportTopic::Regular, usize::MAX),
    (ReportTopic::Goal, 1),
    (ReportTopic::Where, usize::MAX),
    (ReportTopic::Hours, 1),
    (ReportTopic::WorseBetter, usize::MAX),
    (ReportTopic::WhenNeeded, usize::MAX),
];

/// Whose, which days, new signs, the pain of the first voice however long that is, then sentences of each section; `screen` is in the language of the report.
pub fn as_text(screen: &Screen<'_>, report: &Report) -> String {
    let mut said: Vec<(ReportTopic, usize)> =
        report.sections.iter().map(|section| (section.topic, usize::from(section.topic == ReportTopic::Numbers))).collect_vec();
    for (topic, most) in ROOM {
        let all = report.sections.iter().find(|section| section.topic == topic).map_or(0, |section| section.spoken.len());
        let mut known = count_of(&said, topic);
        while known < all.min(most) {
            let more = said.iter().map(|(of, count)| (*of, if *of == topic { known + 1 } else { *count })).collect_vec();
            if words(&text_of(screen, report, &more)) > WORDS_MAX {
                break;
            }
            (said, known) = (more, known + 1);
        }
    }
    text_of(screen, report, &said)
}

/// Words and numbers; arrows and dots are not read aloud.
fn words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

fn count_of(said: &[(ReportTopic, usize)], topic: ReportTopic) -> usize {
    said.iter().find(|(of, _)| *of == topic).map_or(0, |(_, count)| *count)
}

/// The text with so many sentences of each section.
fn text_of(screen: &Screen<'_>, report: &Report, said: &[(ReportTopic, usize)]) -> String {
    let joined = |values: &mut dyn Iterator<Item = &Value>| values.map(|value| value.words.clone()).joined("; ");
    // Nothing is drawn in a text, and the gap is on the page.
    let is_short = |fact: &&Value| !matches!(fact.number, Some(ReportNumber::Recalled | ReportNumber::LongestWithout));
    let mut lines = vec![report.title.clone(), report.period.clone(), joined(&mut report.facts.iter().filter(is_short))];
    lines.extend(report.as_of.clone());
    let mut present = report.signs.iter().filter(|sign| sign.style == Style::Strong);
    lines.extend((!report.signs.is_empty()).then(|| format!("{}: {}", report.new, joined(&mut present))));
    let sentences = |section: &Section| {
        let sentences = section.spoken.iter().take(count_of(said, section.topic)).cloned().joined("; ");
        // These say themselves what they are about.
        let is_plain = matches!(section.topic, ReportTopic::Numbers | ReportTopic::Body);
        (!sentences.is_empty()).then(|| if is_plain { sentences } else { format!("{}: {sentences}", section.heading) })
    };
    lines.extend(report.sections.iter().filter_map(sentences));
    lines.extend(report.left_out.iter().cloned());
    let is_cut = |section: &Section| section.spoken.len() > count_of(said, section.topic);
    lines.extend(report.sections.iter().any(is_cut).then(|| screen.text.more_on_page()));
    lines.push(String::new());
    lines.join("\n")
}
