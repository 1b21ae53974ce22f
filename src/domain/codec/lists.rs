//! Lists that a field of a record may hold.

use super::fields::items;
use super::sorted::{list, quoted};
use super::{FieldSpec, Fields, RecordError, Sorted, TextValue, Value, as_text, as_type};
use crate::domain::ticks::TOLD_MAX;
use crate::domain::{Code, OwnWord, RecordId, Site, Word, push_word, vocabulary};

/// Ids of records, each once. An empty list is written and differs from a missing one.
impl Value for Option<Vec<RecordId>> {
    const SCHEMA: &'static str = "told";

    fn read(fields: &mut Fields<'_>, spec: &FieldSpec) -> Result<Self, RecordError> {
        let Some(value) = fields.remove(spec.name) else { return Ok(None) };
        let id = |text: &String| RecordId::parse(text);
        let ids = as_type::<Vec<String>>(value).and_then(|texts| texts.iter().map(id).collect::<Option<Vec<_>>>());
        let is_once = |ids: &Vec<RecordId>| crate::domain::set(ids.iter().copied()).len() == ids.len();
        ids.filter(|ids| ids.len() <= TOLD_MAX && is_once(ids)).map(Some).ok_or(RecordError::Detail)
    }

    fn write(&self, out: &mut Sorted, name: &'static str) {
        if let Some(ids) = self {
            out.json(name, &list(ids.iter().map(|id| quoted(&id.to_string()))));
        }
    }
}

/// Body regions that hurt. Objects inside a record have no unknown fields: a later version adds fields to the record.
impl Value for Vec<Site> {
    const SCHEMA: &'static str = "sites";

    fn read(fields: &mut Fields<'_>, spec: &FieldSpec) -> Result<Self, RecordError> {
        let Some(value) = fields.remove(spec.name) else { return Ok(Self::new()) };
        let mut sites = Self::new();
        for item in items(value)? {
            let mut site: Fields<'_> = serde_json::from_str(item.get()).map_err(|_| RecordError::Detail)?;
            let region = site.take_text("region", RecordError::Detail)?.and_then(|text| vocabulary::region(&text));
            let region = region.ok_or(RecordError::Detail)?;
            let pain = Value::read(&mut site, &FieldSpec { name: "pain", codes: &[], error: None })?;
            if !site.is_empty() || sites.len() == Site::COUNT_MAX || sites.iter().any(|site: &Site| site.region == region) {
                return Err(RecordError::Detail);
            }
            sites.push(Site { region, pain });
        }
        Ok(sites)
    }

    fn write(&self, out: &mut Sorted, name: &'static str) {
        let site = |site: &Site| {
            let pain = site.pain.map(|pain| format!("\"pain\":{},", pain.number())).unwrap_or_default();
            format!("{{{pain}\"region\":{}}}", quoted(site.region.as_str()))
        };
        if !self.is_empty() {
            out.json(name, &list(self.iter().map(site)));
        }
    }
}

/// Paths over the body.
impl Value for Vec<Vec<Code>> {
    const SCHEMA: &'static str = "spread";

    fn read(fields: &mut Fields<'_>, spec: &FieldSpec) -> Result<Self, RecordError> {
        let Some(value) = fields.remove(spec.name) else { return Ok(Self::new()) };
        let paths: Vec<Vec<String>> = as_type(value).ok_or(RecordError::Detail)?;
        let path = |path: &Vec<String>| path.iter().map(|region| vocabulary::region(region)).collect::<Option<Vec<Code>>>();
        let paths: Self = paths.iter().map(path).collect::<Option<_>>().ok_or(RecordError::Detail)?;
        let is_good = paths.len() <= Site::PATHS_MAX && paths.iter().all(|path| Site::is_path(path));
        if is_good { Ok(paths) } else { Err(RecordError::Detail) }
    }

    fn write(&self, out: &mut Sorted, name: &'static str) {
        if !self.is_empty() {
            out.json(name, &list(self.iter().map(|path| list(path.iter().map(|region| quoted(region.as_str()))))));
        }
    }
}

/// Words, each once.
impl Value for Vec<Word> {
    const SCHEMA: &'static str = "words";

    fn read(fields: &mut Fields<'_>, spec: &FieldSpec) -> Result<Self, RecordError> {
        let Some(value) = fields.remove(spec.name) else { return Ok(Self::new()) };
        let mut words = Self::new();
        for item in items(value)? {
            let word = match as_text(item) {
                Some(code) => Word::Listed(TextValue::parse(&code, spec.codes)?),
                None => {
                    let mut own: Fields<'_> = serde_json::from_str(item.get()).map_err(|_| RecordError::Detail)?;
                    let text = own.take_text("own", RecordError::Detail)?.filter(|_| own.is_empty());
                    Word::Own(text.and_then(|text| OwnWord::new(&text)).ok_or(RecordError::Detail)?)
                }
            };
            if !push_word(&mut words, word) {
                return Err(RecordError::Detail);
            }
        }
        Ok(words)
    }

    fn write(&self, out: &mut Sorted, name: &'static str) {
        let word = |word: &Word| match word {
            Word::Listed(code) => quoted(code.as_str()),
            Word::Own(own) => format!("{{\"own\":{}}}", quoted(own.as_str())),
        };
        if !self.is_empty() {
            out.json(name, &list(self.iter().map(word)));
        }
    }

    fn push_texts<'a>(&'a self, texts: &mut Vec<&'a str>) {
        texts.extend(self.iter().filter_map(|word| if let Word::Own(own) = word { Some(own.as_str()) } else { None }));
    }
}
