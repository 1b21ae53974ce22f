//! What a file says about the phone that made it.

use crate::{faults, file, schema};
use serde_json::json;

#[test]
fn a_file_may_say_which_phone_made_it_and_what_that_holds() {
    let schema = schema();
    let mut backup = file("tests/golden/v1-exchange.json");
    assert_eq!(faults(schema, &backup), Vec::<String>::new());
    for (name, bad) in [("from", json!("0A11CE00")), ("holds", json!([[498_623, "9f31"]])), ("holds", json!([["9f31c07a55e2"]]))] {
        let good = backup[name].take();
        backup[name] = bad;
        assert!(!schema.is_valid(&backup), "{name}");
        backup[name] = good;
    }
}
