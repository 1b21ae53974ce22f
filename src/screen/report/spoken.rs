//! What the text that is sent says of medicines.

use super::page::{Page, shortened};
use crate::app::LeaveOut;
use crate::domain::{CollectVec, ReportNumber};
use crate::text::Text;
use crate::view::doctor::ReliefSum;
use crate::view::report::{Line, Value};

/// Characters of a reason in the text that is sent.
const REASON_SPOKEN_CHARS: usize = 40;

/// What the text that is sent says of a medicine.
pub struct Spoken {
    /// Its name.
    pub name: String,
    /// "Morphine: 34 times, skipped once (29 Oct “forgot”); 5 ml (20), amount not written (6)".
    pub often: String,
    /// The pain before and after.
    pub around: Option<String>,
    /// The relief as said.
    pub effects: Option<String>,
}

/// Of the first medicine also the pain before and after; how often of each; then the pain before and after of the others, and relief.
pub fn in_order(page: &Page<'_>, spoken: Vec<Spoken>) -> Vec<String> {
    let is_one = spoken.len() == 1;
    let (mut first, mut often, mut later) = (Vec::new(), Vec::new(), [Vec::new(), Vec::new()]);
    for (index, said) in spoken.into_iter().enumerate() {
        let named = |words: String| if is_one { words } else { page.screen.text.topic_says(&said.name, &words) };
        let [around, effects] = &mut later;
        if index == 0 {
            first.extend([said.often].into_iter().chain(said.around));
        } else {
            often.push(said.often);
            around.extend(said.around.map(named));
        }
        effects.extend(said.effects.map(named));
    }
    first.into_iter().chain(often).chain(later.into_iter().flatten()).collect_vec()
}

/// How often in words, with the newest reason why it was skipped; and the relief as said.
pub fn spoken_often(page: &Page<'_>, line: &Line, sum: &ReliefSum) -> (String, Option<String>) {
    let (mut often, mut effects) = (Vec::new(), Vec::new());
    for value in &line.values {
        match value.number {
            Some(ReportNumber::Effect(..)) => effects.push(value.words.clone()),
            Some(ReportNumber::Skipped(_)) => {
                let reason = newest_reason(page, sum);
                often.push(reason.map_or_else(|| value.words.clone(), |reason| page.screen.text.times_said(&value.words, &reason)));
            }
            _ => often.push(value.words.clone()),
        }
    }
    (page.screen.text.topic_says(&line.label, &often.join(", ")), (!effects.is_empty()).then(|| effects.join(", ")))
}

/// "29 Oct “forgot”, and 2 more".
fn newest_reason(page: &Page<'_>, sum: &ReliefSum) -> Option<String> {
    let doses = sum.skipped.iter().filter_map(|id| page.screen.model.diary.dose(*id));
    let mut reasons = doses.filter_map(|dose| Some((dose.at, dose.skipped.as_ref().filter(|reason| !reason.is_empty())?)));
    let (at, reason) = reasons.next()?;
    let more = reasons.count();
    let more = (more > 0).then(|| page.screen.text.counted(more, Text::and_more));
    let reason = page.own(&shortened(reason.as_str(), REASON_SPOKEN_CHARS)).words;
    let words = || [format!("{} {reason}", page.day(at.day()))].into_iter().chain(more).joined(", ");
    (!page.leaves_out(LeaveOut::Notes)).then(words)
}

/// The most frequent amount, how often none was written, and how many more there are.
pub fn spoken_amounts(page: &Page<'_>, amounts: &[Value]) -> String {
    let is_said = |(index, value): &(usize, &Value)| match &value.number {
        Some(ReportNumber::Amount(_, amount)) => *index == 0 || amount.is_empty(),
        _ => false,
    };
    let said = amounts.iter().enumerate().filter(is_said).map(|(_, value)| value.words.clone()).collect_vec();
    let more = amounts.len() - said.len();
    let more = (more > 0).then(|| page.screen.text.counted(more, Text::and_more));
    said.into_iter().chain(more).joined(", ")
}
