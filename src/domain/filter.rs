//! Which lines of a diary are looked for. All that is asked for must hold.

use super::{Body, Code, Diary, Record, RecordId, RowKey, Slot, Topic, Version, Voice, Word, newest_first};

/// What to look for; the empty one is everything.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Filter {
    /// Said by this person.
    pub person: Option<Voice>,
    /// With pain in this region.
    pub region: Option<Code>,
    /// With this word.
    pub word: Option<(Topic, Word)>,
    /// Doses of this.
    pub relief: Option<RecordId>,
    /// With this text in what people wrote, whatever its case and accents.
    pub text: String,
}

impl Filter {
    /// True when it asks for nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The rows that fit, in their order.
    #[must_use]
    pub fn rows(&self, diary: &Diary) -> Vec<RowKey> {
        if self.is_empty() {
            return diary.rows().to_vec();
        }
        let text = folded(self.text.trim());
        // Records in their own order are read several times faster than rows one by one.
        let mut found: Vec<RowKey> = diary.records().filter(|record| self.fits(diary, record, &text)).filter_map(Record::row).collect();
        found.extend(self.noted_days(diary, &text));
        found.sort_unstable_by(newest_first);
        found
    }

    fn noted_days<'a>(&'a self, diary: &'a Diary, text: &'a str) -> impl Iterator<Item = RowKey> + 'a {
        let days = diary.noted_days().filter_map(|day| {
            let parts = diary.day(day);
            let fits = parts.iter().filter_map(|(id, _)| diary.record(*id)).any(|record| self.fits(diary, record, text));
            parts.first().filter(|_| fits).map(|(id, _)| RowKey { day, slot: Slot::Note, id: *id })
        });
        days.filter(|_| self.region.is_none() && self.word.is_none() && self.relief.is_none())
    }

    fn fits(&self, diary: &Diary, record: &Record, text: &str) -> bool {
        let version = record.current();
        let said_by = |who| self.person.as_ref().is_none_or(|person| diary.voice_in(who, version) == *person);
        match version {
            Version { deleted: true, .. } => false,
            Version { body: Body::Entry(entry), .. } => {
                let details = entry.details();
                self.relief.is_none()
                    && self.region.as_ref().is_none_or(|region| details.site(region).is_some())
                    && self.word.as_ref().is_none_or(|(topic, word)| details.words(*topic).contains(word))
                    && said_by(&entry.who)
                    && (text.is_empty() || holds(entry.note.as_str(), text) || own_words(details).any(|word| holds(word, text)))
            }
            Version { body: Body::Dose(dose), .. } => {
                let name = || diary.any_relief(dose.relief).is_some_and(|relief| holds(relief.name.as_str(), text));
                let reason = || dose.skipped.as_ref().is_some_and(|reason| holds(reason.as_str(), text));
                self.region.is_none()
                    && self.word.is_none()
                    && self.relief.is_none_or(|relief| relief == dose.relief)
                    && said_by(&dose.who)
                    && (text.is_empty() || holds(dose.amount.as_str(), text) || reason() || name())
            }
            Version { body: Body::Call(call), .. } => {
                self.region.is_none()
                    && self.word.is_none()
                    && self.relief.is_none()
                    && said_by(&call.who)
                    && (text.is_empty() || holds(call.said.as_str(), text) || holds(call.answered_by.as_str(), text))
            }
            Version { body: Body::Day(part), .. } => said_by(&part.who) && (text.is_empty() || holds(part.note.as_str(), text)),
            _ => false,
        }
    }
}

fn own_words(details: &super::Details) -> impl Iterator<Item = &str> {
    let words = Topic::ALL.into_iter().flat_map(|topic| details.words(topic));
    words.filter_map(|word| if let Word::Own(own) = word { Some(own.as_str()) } else { None })
}

/// True when `text` (folded) stands in it.
fn holds(written: &str, text: &str) -> bool {
    !written.is_empty() && folded(written).contains(text)
}

/// Latin letters without their accents, U+00C0 to U+017F; what has no plain letter stands as it is.
const PLAIN: &str = "aaaaaaæceeeeiiiiðnooooo×ouuuuyþßaaaaaaæceeeeiiiiðnooooo÷ouuuuyþyaaaaaaccccccccddddeeeeeeeeeegggg\
    gggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/// Lower case and without accents: who searches for "manana" means "mañana" too.
#[must_use]
pub fn folded(text: &str) -> String {
    let plain = |character: char| match u32::from(character) {
        place @ 0xc0..=0x17f => usize::try_from(place - 0xc0).ok().and_then(|place| PLAIN.chars().nth(place)).unwrap_or(character),
        // Accents that stand by themselves are left out.
        0x300..=0x36f => '\u{0}',
        _ => character,
    };
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.chars().map(plain).filter(|character| *character != '\u{0}').flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{DayPart, Details, DeviceId, Dose, Entry, Line, Moment, Note, OwnWord, Relief, Score, Speaker};

    const NOON_MS: i64 = 1_795_435_200_000;

    fn id(number: u8) -> RecordId {
        RecordId::new(NOON_MS + i64::from(number), &[number; 10])
    }

    fn diary() -> Diary {
        let mut diary = Diary::default();
        let mut put = |number: u8, body| {
            diary.join(Record::new(id(number), Version::first(NOON_MS, DeviceId::new(1), body)));
        };
        let at = |minute: i64| Moment::from_clock(NOON_MS + minute * 60_000, 60);
        let mut details = Details::default();
        details.mark(&Code::listed("jaw"), None);
        details.add_word(Topic::Feels, Word::Listed(Code::listed("burning")));
        details.add_word(Topic::Worse, Word::Own(OwnWord::new("el café").expect("short")));
        let noted = |text: &str| Note::new(text).expect("short");
        put(1, Body::Entry(Entry::tapped(at(1), Score::TooMuch, Speaker::Patient).with_note(noted("Por la MAÑANA")).with_details(details)));
        put(2, Body::Entry(Entry::tapped(at(2), Score::TooMuch, Speaker::Carer)));
        let name = Line::new("Paracétamol").expect("short");
        let relief = Relief {
            sort: Code::listed("medicine"),
            name,
            strength: Line::default(),
            schedule: None,
            label: Note::default(),
            stopped: None,
        };
        put(3, Body::Relief(relief));
        put(4, Body::Dose(Dose { skipped: Some(Line::new("sick").expect("short")), ..Dose::taken(id(3), at(3), Speaker::Carer) }));
        put(5, Body::Day(DayPart { note: noted("slept badly"), ..DayPart::new(at(0).day(), Speaker::Carer, Code::listed("note")) }));
        diary
    }

    fn found(filter: Filter) -> Vec<RecordId> {
        filter.rows(&diary()).into_iter().map(|row| row.id).collect()
    }

    #[test]
    fn each_question_finds_what_it_asks_for() {
        let text = |text: &str| Filter { text: text.into(), ..Filter::default() };
        assert_eq!(found(Filter::default()), [5, 4, 2, 1].map(id));
        assert_eq!(found(Filter { person: Some(Voice::Patient), ..Filter::default() }), [1].map(id));
        assert_eq!(found(Filter { person: Some(Voice::SomeCarer), ..Filter::default() }), [5, 4, 2].map(id));
        assert_eq!(found(Filter { region: Some(Code::listed("jaw")), ..Filter::default() }), [1].map(id));
        assert_eq!(found(Filter { word: Some((Topic::Feels, Word::Listed(Code::listed("burning")))), ..Filter::default() }), [1].map(id));
        assert_eq!(found(Filter { word: Some((Topic::Worse, Word::Listed(Code::listed("burning")))), ..Filter::default() }), []);
        assert_eq!(found(Filter { relief: Some(id(3)), ..Filter::default() }), [4].map(id));
        for (asked, answer) in [("manana", 1), (" MAÑANA ", 1), ("CAFE", 1), ("sick", 4), ("paracetamol", 4), ("slept", 5)] {
            assert_eq!(found(text(asked)), [id(answer)], "{asked}");
        }
        assert_eq!(found(Filter { text: "sick".into(), person: Some(Voice::Patient), ..Filter::default() }), [], "all must hold");
    }

    #[test]
    fn accents_and_case_do_not_matter() {
        assert_eq!(folded("ÀÉÎÕÜ ñ Łódź e\u{301} ŽŠČ œ"), "aeiou n lodz e zsc o");
        assert_eq!(folded("Straße 痛い ألم"), "straße 痛い ألم");
        assert_eq!(PLAIN.chars().count(), 0x180 - 0xc0);
    }
}
