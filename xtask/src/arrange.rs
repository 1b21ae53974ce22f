//! Reorders the functions of a module, and the locals of each, so that similar ones are adjacent, which compresses better: 2.5 % (9 kB)
//! less to load. The module's behaviour is unchanged.

use crate::module::{Functions, rewritten};
use anyhow::Result;
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::convert::Infallible;
use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{CodeSection, Function, FunctionSection, Instruction};
use wasmparser::{CodeSectionReader, FunctionBody, FunctionSectionReader, Operator};

// The three constants were chosen by measurement; values near them change the size by less than 0.3 %.
/// Functions are compared by the byte sequences of this length that they share.
const PART_BYTES: usize = 6;
/// Sequences shared by more functions than this are ignored: a compressor finds them in any order.
const COMMON_TO_MAX: usize = 100;
/// Weight of what is shared with an earlier function, for each function in between.
const PER_STEP_BACK: f64 = 0.95;

/// State of the rewriting of a module.
struct Arranged<'a> {
    functions: Functions<'a>,
    /// Old indices of the functions in the new order.
    order: Vec<usize>,
    /// New indices of the functions by old index.
    indices: Vec<u32>,
    /// New indices of the locals of the current function by old index.
    locals: Vec<u32>,
}

/// The module with its functions and locals reordered.
pub fn arranged(module: &[u8]) -> Result<Vec<u8>> {
    let functions = Functions::of(module)?;
    let order = by_likeness(&functions.bodies.iter().map(FunctionBody::as_bytes).collect::<Vec<_>>());
    let mut indices = vec![0; order.len()];
    for (new, old) in (0..).zip(&order) {
        indices[*old] = new;
    }
    rewritten(&mut Arranged { functions, order, indices, locals: Vec::new() }, module)
}

/// The order of the functions: the longest first, each followed by the one that shares most with those before it, relative to its length.
fn by_likeness(bodies: &[&[u8]]) -> Vec<usize> {
    let parts: Vec<HashSet<&[u8]>> = bodies.iter().map(|body| body.windows(PART_BYTES).collect()).collect();
    let mut holders: HashMap<&[u8], Vec<usize>> = HashMap::new();
    for (index, parts) in parts.iter().enumerate() {
        parts.iter().for_each(|part| holders.entry(part).or_default().push(index));
    }
    holders.retain(|_, holders| (2..=COMMON_TO_MAX).contains(&holders.len()));
    let mut in_common = vec![0.0_f64; bodies.len()];
    let mut left: Vec<usize> = (0..bodies.len()).collect();
    let mut order = Vec::with_capacity(bodies.len());
    let mut next = left.iter().copied().max_by_key(|index| (bodies[*index].len(), Reverse(*index)));
    while let Some(index) = next {
        order.push(index);
        left.retain(|other| *other != index);
        in_common.iter_mut().for_each(|known| *known *= PER_STEP_BACK);
        // Integers, because their sum does not depend on the iteration order of a set: builds are reproducible.
        let mut now = vec![0_u32; bodies.len()];
        for holders in parts[index].iter().filter_map(|part| holders.get(part)) {
            holders.iter().for_each(|other| now[*other] += 1_000_000 / u32::try_from(holders.len()).unwrap_or(1));
        }
        in_common.iter_mut().zip(now).for_each(|(known, now)| *known += f64::from(now));
        let likeness = |index: usize| in_common[index] / (bodies[index].len() as f64).sqrt();
        next = left.iter().copied().max_by(|a, b| likeness(*a).total_cmp(&likeness(*b)).then(b.cmp(a)));
    }
    order
}

impl Reencode for Arranged<'_> {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<Infallible>> {
        let imported = self.functions.imported;
        Ok(function.checked_sub(imported).map_or(function, |defined| imported + self.indices[defined as usize]))
    }

    fn parse_function_section(&mut self, out: &mut FunctionSection, section: FunctionSectionReader<'_>) -> Result<(), Error<Infallible>> {
        let types = section.into_iter().collect::<Result<Vec<u32>, _>>()?;
        self.order.iter().for_each(|index| _ = out.function(types[*index]));
        Ok(())
    }

    fn parse_code_section(&mut self, out: &mut CodeSection, _: CodeSectionReader<'_>) -> Result<(), Error<Infallible>> {
        for index in self.order.clone() {
            out.function(&self.function(index)?);
        }
        Ok(())
    }

    fn instruction<'a>(&mut self, operator: Operator<'a>) -> Result<Instruction<'a>, Error<Infallible>> {
        Ok(match operator {
            Operator::LocalGet { local_index } => Instruction::LocalGet(self.locals[local_index as usize]),
            Operator::LocalSet { local_index } => Instruction::LocalSet(self.locals[local_index as usize]),
            Operator::LocalTee { local_index } => Instruction::LocalTee(self.locals[local_index as usize]),
            other => utils::instruction(self, other)?,
        })
    }
}

impl Arranged<'_> {
    /// A function with its locals sorted by number of uses, without unused ones.
    fn function(&mut self, index: usize) -> Result<Function, Error<Infallible>> {
        let (body, arguments) = (self.functions.bodies[index].clone(), self.functions.arguments[index]);
        let mut types = Vec::new();
        for group in body.get_locals_reader()? {
            let (count, kind) = group?;
            types.extend(std::iter::repeat_n(self.val_type(kind)?, count as usize));
        }
        let mut uses = vec![0_u32; types.len()];
        for operator in body.get_operators_reader()? {
            if let Operator::LocalGet { local_index } | Operator::LocalSet { local_index } | Operator::LocalTee { local_index } = operator?
                && let Some(local) = local_index.checked_sub(arguments)
            {
                uses[local as usize] += 1;
            }
        }
        let mut order: Vec<usize> = (0..types.len()).filter(|local| uses[*local] > 0).collect();
        order.sort_by_key(|local| Reverse(uses[*local]));
        self.locals = (0..arguments).chain(types.iter().map(|_| 0)).collect();
        for (new, old) in (arguments..).zip(&order) {
            self.locals[arguments as usize + old] = new;
        }
        let mut function = Function::new_with_locals_types(order.iter().map(|local| types[*local]));
        let mut operators = body.get_operators_reader()?;
        while !operators.eof() {
            function.instruction(&self.parse_instruction(&mut operators)?);
        }
        Ok(function)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An imported function; a short one, and two long ones that differ in one number and in the numbers of their locals. Each of the long
    /// ones calls the short one; the first is exported, the second is in the table.
    fn module(order: [usize; 3], [first, second]: [u32; 2]) -> Vec<u8> {
        let number = |index: usize| 1 + order.iter().position(|known| *known == index).unwrap();
        let long = |value: u32, [first, second]: [u32; 2]| {
            let step = format!("local.get 0 i32.const {value} i32.add local.set {first} local.get {first} drop ");
            let (steps, short) = (step.repeat(3), number(0));
            format!("(func (type 1) (local i32 i32) {steps} local.get {first} local.set {second} call {short})")
        };
        let all = ["(func (type 0) call 0)".to_owned(), long(1000, [first, second]), long(2000, [1, 2])];
        let functions = order.map(|index| all[index].as_str()).concat();
        wat::parse_str(format!(
            r#"(module (type (func)) (type (func (param i32))) (import "m" "f" (func (type 0))) {functions}
            (table 1 funcref) (export "long" (func {})) (elem (i32.const 0) {}))"#,
            number(1),
            number(2)
        ))
        .unwrap()
    }

    #[test]
    fn functions_and_locals_get_other_numbers_everywhere_they_are_named() {
        assert_eq!(arranged(&module([1, 0, 2], [2, 1])).unwrap(), module([1, 2, 0], [1, 2]));
        let module = module([0, 1, 2], [1, 2]);
        assert!(arranged(&module[..module.len() - 1]).is_err(), "a damaged module is refused");
    }
}
