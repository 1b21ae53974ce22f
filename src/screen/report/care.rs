//! Medicines and other relief, and what makes the pain worse or better.

use super::page::{Page, Written, section};
use super::places::{course, topic};
use super::spoken::{Spoken, in_order, spoken_amounts, spoken_often};
use crate::app::LeaveOut;
use crate::domain::vocabulary::{EFFECTS, OTHER_RELIEFS};
use crate::domain::{CollectVec, Dose, Pain, RecordId, ReportNumber, ReportTopic, Speaker, Topic, sort_by_key};
use crate::text::{Text, bidi_isolate};
use crate::view::doctor::{BeforeAfterSum, Changed, ReliefSum, changes_of_treatment};
use crate::view::report::{Block, Limits, Line, Lines, Picture, Plot, Style, Value};

type Sums = [(RecordId, ReliefSum)];

/// Reliefs other than medicines; medicines have no limit.
const RELIEFS: Limits = Limits { screen: 7, paper: 5 };
/// Most days of a when-needed medicine that have a value of their own, the newest; the others are behind its doses.
const DAYS_SAID: usize = 62;
/// Days of a when-needed medicine, amounts, reasons why one was skipped.
const DAYS: Limits = Limits { screen: 31, paper: 0 };
/// Days of a when-needed medicine on paper, where they stand apart.
const DAYS_ON_PAPER: usize = 31;
/// How often another relief was used and what it did.
const EFFECTS_LONG: Limits = Limits { screen: usize::MAX, paper: 3 };
const AMOUNTS: Limits = Limits { screen: 6, paper: 4 };
const REASONS: Limits = Limits { screen: 4, paper: 2 };
const REASONS_LONG: Limits = Limits { screen: 4, paper: 0 };
/// What the plots show in part: on the screen it is opened.
const IN_WORDS: Limits = Limits { screen: 0, paper: usize::MAX };
/// Fewer pairs than these are said in words alone.
const PAIRS_DRAWN: usize = 3;
/// Most pairs of one plot, the newest: a mark for each has room.
const PAIRS: usize = 30;

/// Medicines taken when needed: how often, amounts as written, relief as said, reasons for skipping, pain before and after by the rule.
pub fn when_needed(page: &Page<'_>, sums: &Sums) -> Written {
    let (text, diary) = (page.screen.text, &page.screen.model.diary);
    let (mut blocks, mut spoken) = (Vec::new(), Vec::new());
    for (relief, sum) in sums.iter().filter(|(relief, _)| diary.is_when_needed(*relief)) {
        let name = relief_name(page, *relief);
        let first = Line::new(name, how_often(page, *relief, sum));
        let amounts = amounts(page, *relief, sum);
        let (often, effects) = spoken_often(page, &first, sum);
        let said = spoken_amounts(page, &amounts);
        let often = [often, said].into_iter().filter(|words| !words.is_empty()).joined("; ");
        let mut lines = about(page, *relief);
        let is_later = page.is_long() && !blocks.is_empty();
        lines.extend((!amounts.is_empty()).then(|| Line { label: text.amounts_written(), values: amounts, most: AMOUNTS }));
        let mut known = Vec::new();
        for (index, (speaker, found)) in sum.before_after.iter().enumerate() {
            let words = before_and_after(page, speaker, sum.before_after.len(), found);
            known.push(Value::number(words, ReportNumber::BeforeAfter(*relief, index)));
        }
        if !sum.not_known.is_empty() {
            let words = text.effect_not_known(&page.count(sum.not_known.len()));
            known.push(Value::number(words, ReportNumber::NotKnown(*relief)));
        }
        let around = known.first().map(|value| text.topic_says(&text.pain_and_relief(), &value.words));
        spoken.push(Spoken { name: first.label.clone(), often, around, effects });
        let known = (!known.is_empty()).then(|| Line::new(text.pain_and_relief(), known));
        blocks
            .extend(known.iter().filter(|_| sum.pairs.len() >= PAIRS_DRAWN).map(|known| pairs(page, &page.sentence(known, 4), &sum.pairs)));
        lines.extend(known);
        lines.extend(by_day(page, *relief, sum));
        let shown = [first].into_iter().chain(reasons(page, sum)).collect_vec();
        blocks.push(Block::Lines(Lines::new(shown, Limits::NONE)));
        // Of several medicines over many weeks, the first has amounts and pain before and after on paper.
        blocks.push(Block::Lines(Lines::new(lines, if is_later { Limits::NOT_ON_PAPER } else { IN_WORDS })));
        blocks.extend(on_paper(page, *relief, sum));
    }
    if !blocks.is_empty() {
        blocks.push(Block::SmallPrint(text.doses_mean()));
    }
    section(ReportTopic::WhenNeeded, text.doctor_when_needed(), String::new(), blocks, in_order(page, spoken))
}

/// Its strength, as that of the box or bottle, and how it changed.
fn about(page: &Page<'_>, relief: RecordId) -> Vec<Line> {
    let text = page.screen.text;
    let strength = page.screen.strength(relief).map(|strength| Line::new(text.strength(), vec![Value::plain(strength)]));
    let changed = changed_value(page, relief).map(|changed| Line::new(text.medicine_changes(), vec![changed]));
    strength.into_iter().chain(changed).collect_vec()
}

/// The pairs as a picture, oldest first; of many the newest.
fn pairs(page: &Page<'_>, words: &str, pairs: &[(bool, Pain, Pain)]) -> Block {
    let (drawn, cut) = newest_pairs(pairs);
    let words = if cut { format!("{words}; {}", page.screen.text.newest_drawn(&page.count(PAIRS))) } else { words.to_owned() };
    Block::Plot(Plot { picture: Picture::Pairs(drawn), words })
}

/// The newest pairs that have room in a plot, oldest first, and whether there are more; `pairs` has the latest first.
pub fn newest_pairs(pairs: &[(bool, Pain, Pain)]) -> (Vec<(bool, Pain, Pain)>, bool) {
    let mut drawn = pairs.iter().take(PAIRS).copied().collect_vec();
    drawn.reverse();
    (drawn, pairs.len() > PAIRS)
}

/// Pain before and after as one speaker reports it; the speaker is named where there are several.
fn before_and_after(page: &Page<'_>, speaker: &Speaker, speakers: usize, sum: &BeforeAfterSum) -> String {
    let words = page.screen.before_after_words(sum);
    if speakers > 1 || !speaker.is_patient() { page.screen.text.topic_says(&page.name(speaker), &words) } else { words }
}

/// Amounts as written, the most frequent first; the doses without one last.
fn amounts(page: &Page<'_>, relief: RecordId, sum: &ReliefSum) -> Vec<Value> {
    let diary = &page.screen.model.diary;
    let mut found: Vec<(&str, usize)> = Vec::new();
    for dose in sum.taken.iter().filter_map(|id| diary.dose(*id)) {
        let amount = dose.amount.as_str().trim();
        match found.iter_mut().find(|(known, _)| *known == amount) {
            Some((_, count)) => *count += 1,
            None => found.push((amount, 1)),
        }
    }
    let rank = |(amount, count): &(&str, usize)| if amount.is_empty() { 1 } else { -i64::try_from(*count).unwrap_or(i64::MAX) };
    let value = |(amount, count): (&str, usize)| {
        let words = if amount.is_empty() { page.screen.text.amount_not_written() } else { bidi_isolate(amount) };
        Value::number(page.screen.text.times_said(&words, &page.count(count)), ReportNumber::Amount(relief, amount.to_owned()))
    };
    sort_by_key(found, rank).into_iter().map(value).collect_vec()
}

/// "23 Nov: 3× (2× 5 ml, amount not written)": each day with its doses and amounts as written, the newest first.
fn days_of(page: &Page<'_>, relief: RecordId, sum: &ReliefSum, most: usize) -> Vec<Value> {
    let (text, diary) = (page.screen.text, &page.screen.model.diary);
    let value = |(day, ids): &(chrono::NaiveDate, Vec<RecordId>)| {
        let amount = |id: &RecordId| diary.dose(*id).map(|dose| bidi_isolate(dose.amount.as_str())).filter(|amount| !amount.is_empty());
        let amounts = ids.iter().map(|id| amount(id).unwrap_or_else(|| text.amount_not_written())).collect_vec();
        // Of some equal ones in a row their number.
        let times = |same: &[String]| match same {
            [amount] => amount.clone(),
            same if same.len() == ids.len() => same.first().cloned().unwrap_or_default(),
            same => format!("{} {}", text.times_sign(&page.count(same.len())), same.first().map_or("", String::as_str)),
        };
        let amounts = amounts.chunk_by(|one, other| one == other).map(times).joined(", ");
        let often = text.times_sign(&page.count(ids.len()));
        let words = text.times_said(&text.topic_says(&page.day(*day), &often), &amounts);
        Value::number(words, ReportNumber::DosesOf(*day, relief))
    };
    sum.days.iter().take(most).map(value).collect_vec()
}

/// Those days on paper, of many the newest; `None` for more than two months.
fn on_paper(page: &Page<'_>, relief: RecordId, sum: &ReliefSum) -> Option<Block> {
    if page.is_long() {
        return None;
    }
    let values = days_of(page, relief, sum, DAYS_ON_PAPER);
    let (text, name, all) = (page.screen.text, relief_name(page, relief), sum.days.len());
    let is_cut = all > values.len();
    let label = if is_cut { text.doses_newest(&name, &page.count(values.len()), &page.count(all)) } else { text.doses_by_day(&name) };
    (!values.is_empty()).then(|| Block::Wide(Line::new(label, values)))
}

/// Those days on the screen.
fn by_day(page: &Page<'_>, relief: RecordId, sum: &ReliefSum) -> Option<Line> {
    let text = page.screen.text;
    let values = days_of(page, relief, sum, DAYS_SAID);
    let is_cut = sum.days.len() > values.len();
    let label = if is_cut { text.by_day_newest(&page.count(values.len()), &page.count(sum.days.len())) } else { text.by_day() };
    (!values.is_empty()).then_some(Line { label, values, most: DAYS })
}

/// When it was skipped and why, in the person's words.
fn reasons(page: &Page<'_>, sum: &ReliefSum) -> Option<Line> {
    let (text, diary) = (page.screen.text, &page.screen.model.diary);
    if page.leaves_out(LeaveOut::Notes) {
        return None;
    }
    let value = |(id, dose): (RecordId, &Dose)| {
        let reason = dose.skipped.as_ref().map_or("", |reason| reason.as_str());
        let reason = if reason.is_empty() { text.no_reason() } else { page.own(reason).words };
        let words = format!("{} {reason}", text.skipped_on(&page.day(dose.at.day())));
        Value::number(words, ReportNumber::Record(id)).styled(Style::Own)
    };
    let values = sum.skipped.iter().filter_map(|id| Some((*id, diary.dose(*id)?))).map(value).collect_vec();
    (!values.is_empty()).then(|| Line { label: String::new(), values, most: if page.is_long() { REASONS_LONG } else { REASONS } })
}

/// Regular medicines: how often, what was skipped and why, changes with their days. Never with pain before and after.
pub fn regular(page: &Page<'_>, sums: &Sums) -> Written {
    let (text, diary) = (page.screen.text, &page.screen.model.diary);
    let is_regular = |relief: RecordId| diary.is_medicine(relief) && !diary.is_when_needed(relief);
    let none = ReliefSum::default();
    let with_doses = sums.iter().map(|(relief, sum)| (*relief, sum));
    // A medicine that changed is in the report even without recorded doses.
    let without = diary.reliefs().filter(|(id, _)| !sums.iter().any(|(known, _)| known == id)).map(|(id, _)| (id, &none));
    let (mut lines, mut spoken) = (Vec::new(), Vec::new());
    for (relief, sum) in with_doses.chain(without).filter(|(relief, _)| is_regular(*relief)) {
        let schedule = diary.any_relief(relief).and_then(|relief| relief.schedule.as_ref());
        let with_schedule = |name: String| if schedule.is_some() { name } else { text.with_schedule(&name, &text.schedule_not_said()) };
        let mut values = how_often(page, relief, sum);
        values.extend(changed_value(page, relief));
        if values.is_empty() {
            continue;
        }
        let line = Line::new(with_schedule(relief_name(page, relief)), values);
        spoken.push(spoken_often(page, &line, sum).0);
        lines.push(Line { label: with_schedule(name_and_strength(page, relief)), ..line });
        lines.extend(reasons(page, sum));
    }
    let blocks = (!lines.is_empty()).then(|| Block::Lines(Lines::new(lines, Limits::NONE)));
    section(ReportTopic::Regular, text.doctor_regular(), String::new(), blocks.into_iter().collect_vec(), spoken)
}

/// The name, and the strength labelled as that of the box or bottle. Of more than two months paper has no room for it.
fn name_and_strength(page: &Page<'_>, relief: RecordId) -> String {
    let name = relief_name(page, relief);
    // Of two medicines with one name it is in the name.
    let strength = page.screen.strength_words(relief).filter(|strength| !page.is_long() && !name.contains(strength.as_str()));
    strength.map_or_else(|| name.clone(), |strength| page.screen.text.times_said(&name, &strength))
}

/// How a medicine changed in the range.
fn changed_value(page: &Page<'_>, relief: RecordId) -> Option<Value> {
    let changed = changes_of_treatment(&page.screen.model.diary, &page.data.span, relief);
    let words = changed.iter().map(|change| change_words(page, change)).joined(" · ");
    (!words.is_empty()).then(|| Value::number(words, ReportNumber::Record(relief)))
}

/// Heat, rest, massage and the like.
pub fn other_relief(page: &Page<'_>, sums: &Sums) -> Written {
    let (text, diary) = (page.screen.text, &page.screen.model.diary);
    let others = sums.iter().filter(|(relief, _)| !diary.is_medicine(*relief));
    let most = if page.is_long() { EFFECTS_LONG } else { Limits::NONE };
    let line =
        |(relief, sum): &(RecordId, ReliefSum)| Line { most, ..Line::new(relief_name(page, *relief), how_often(page, *relief, sum)) };
    let lines = others.map(line).collect_vec();
    let blocks = (!lines.is_empty()).then(|| Block::Lines(Lines::new(lines, RELIEFS)));
    section(ReportTopic::OtherRelief, text.doctor_other_relief(), String::new(), blocks.into_iter().collect_vec(), Vec::new())
}

/// "12 Nov: strength on the box 10 mg → 30 mg".
pub fn change_words(page: &Page<'_>, (day, changed): &(chrono::NaiveDate, Changed)) -> String {
    page.screen.change_words(page.day(*day), changed)
}

/// The name of a relief. The app's own reliefs are translated into the page's language; a user's own, which is on no box, is marked as
/// such.
pub fn relief_name(page: &Page<'_>, id: RecordId) -> String {
    let (diary, text) = (&page.screen.model.diary, page.screen.text);
    let words = page.screen.relief_words(id);
    let Some(relief) = diary.any_relief(id).filter(|relief| !relief.is_medicine()) else { return words };
    let listed = OTHER_RELIEFS.iter().find(|code| page.app_text.other_name(code) == relief.name.as_str());
    match (listed, &page.foreign) {
        (Some(code), _) => text.other_name(code),
        (None, Some(language)) => format!("{words} {}", text.as_written(language)),
        (None, None) => words,
    }
}

/// "34 times", "skipped once", "enough relief (3)".
fn how_often(page: &Page<'_>, relief: RecordId, sum: &ReliefSum) -> Vec<Value> {
    let text = page.screen.text;
    let [taken, skipped] = sum.recalled;
    let mut values = Vec::new();
    if !sum.taken.is_empty() {
        let words = page.often(text.counted(sum.taken.len(), Text::times), taken);
        values.push(Value::number(words, ReportNumber::Taken(relief)));
    }
    if !sum.skipped.is_empty() {
        let words = page.often(text.counted(sum.skipped.len(), Text::times_skipped), skipped);
        values.push(Value::number(words, ReportNumber::Skipped(relief)));
    }
    for (index, (speaker, counts)) in sum.effects.iter().enumerate() {
        let mut is_named = false;
        for (code, count) in EFFECTS.iter().zip(counts).filter(|(_, count)| **count > 0) {
            let words = text.times_said(&text.effect(code), &page.count(*count));
            let is_first = !std::mem::replace(&mut is_named, true);
            let words = if is_first { page.named(speaker, words, sum.effects.len()) } else { words };
            values.push(Value::number(words, ReportNumber::Effect(relief, index, code)));
        }
    }
    values
}

/// What makes it worse, what helps.
pub fn worse_and_better(page: &Page<'_>) -> Written {
    let text = page.screen.text;
    let (mut lines, mut spoken) = (Vec::new(), Vec::new());
    for (index, speaker) in page.data.speakers.iter().enumerate() {
        for which in [Topic::Worse, Topic::Helped] {
            lines.extend(topic(page, which, speaker, page.of(speaker, text.topic(which))));
        }
        if index == 0 {
            spoken.extend(lines.iter().map(|line: &Line| page.sentence(line, 2)));
        }
        lines.extend(course(page, index, speaker));
    }
    let blocks = (!lines.is_empty()).then(|| Block::Lines(Lines::new(lines, Limits::NONE)));
    section(ReportTopic::WorseBetter, text.doctor_worse_better(), String::new(), blocks.into_iter().collect_vec(), spoken)
}
