//! Takes the module apart: what the first screens run, and what comes later.
//!
//! The functions of the widget's module `later` are doors: no other function of the first part
//! calls anything behind them. Behind a door lies what is reached through doors alone. The first
//! part keeps each door as a jump through a slot at the end of the function table; the second part
//! fills these slots when it is instantiated. It shares memory, table and globals with the first
//! and calls back into it by exports. Which functions go where follows from the calls alone, so a
//! door that is opened too early is the only way to fail, and the widget opens none before the
//! second part is there.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use walrus::ir::{Call, Value, Visitor, dfs_in_order};
use walrus::{
    ConstExpr, ElementItems, ElementKind, ExportItem, FunctionBuilder, FunctionId, FunctionKind,
    GlobalKind, ImportedFunction, LocalFunction, Module, ModuleConfig, TableId,
};

use crate::stamps;

/// What the symbol of a function, but not of a closure within it, begins with (Rust's v0 mangling).
const FUNCTION: &str = "_RNv";

/// What the symbol of every door contains: the crate and its module.
const DOORS: &str = "13santong_check5later";

/// The name under which the second part imports from the first.
const FIRST: &str = "first";

/// Writes the two parts of a module that still has its names.
pub fn split(whole: &Path, first: &Path, later: &Path) -> Result<()> {
    let bytes = fs::read(whole).with_context(|| format!("cannot read {}", whole.display()))?;
    let (near, far) = (parse(&bytes)?, parse(&bytes)?);
    let plan = Plan::new(&near)?;
    stamps::write(first, &first_part(near, &plan)?)?;
    stamps::write(later, &later_part(far, &plan)?)
}

fn parse(bytes: &[u8]) -> Result<Module> {
    ModuleConfig::new()
        .generate_name_section(false)
        .generate_producers_section(false)
        .parse(bytes)
}

/// Positions of functions: ids are made anew with every reading of a module, positions are not.
type Positions = HashSet<usize>;

/// Which functions go where.
struct Plan {
    /// Doors in the order of their slots.
    doors: Vec<usize>,
    /// Functions of the second part, doors among them.
    behind: Positions,
    /// Functions of the first part that the second one calls.
    shared: Vec<usize>,
    /// The first slot.
    slot: u32,
}

impl Plan {
    fn new(module: &Module) -> Result<Self> {
        let doors: Vec<usize> = module
            .funcs
            .iter()
            .filter(|function| function.name.as_deref().is_some_and(is_door))
            .map(|function| function.id().index())
            .collect();
        ensure!(
            !doors.is_empty(),
            "the module has no functions named {DOORS}…"
        );
        let near = reached(module, roots(module), &doors);
        if let Some(door) = doors.iter().find(|door| near.contains(door)) {
            bail!("the door at position {door} is used otherwise than by a call");
        }
        let far = reached(module, doors.clone(), &[]);
        let behind: Positions = far.difference(&near).copied().collect();
        let mut shared: Vec<usize> = module
            .funcs
            .iter_local()
            .filter(|(id, _)| behind.contains(&id.index()))
            .flat_map(|(_, function)| called(function))
            .filter(|id| near.contains(&id.index()) && is_local(module, *id))
            .map(|id| id.index())
            .collect();
        shared.sort_unstable();
        shared.dedup();
        let slot = module.tables.get(table(module)?).initial;
        Ok(Self {
            doors,
            behind,
            shared,
            slot: u32::try_from(slot)?,
        })
    }
}

/// Everything that is entered from outside: exports, the start, and what pointers may lead to.
fn roots(module: &Module) -> Vec<usize> {
    let exported = module
        .exports
        .iter()
        .filter_map(|export| match export.item {
            ExportItem::Function(id) => Some(id),
            _ => None,
        });
    let pointed = module
        .elements
        .iter()
        .flat_map(|element| match &element.items {
            ElementItems::Functions(ids) => ids.clone(),
            ElementItems::Expressions(..) => Vec::new(),
        });
    exported
        .chain(pointed)
        .chain(module.start)
        .map(|id| id.index())
        .collect()
}

/// The functions that are reached from some without going through a door.
fn reached(module: &Module, from: Vec<usize>, doors: &[usize]) -> Positions {
    let functions: HashMap<usize, &LocalFunction> = module
        .funcs
        .iter_local()
        .map(|(id, function)| (id.index(), function))
        .collect();
    let mut reached = Positions::new();
    let mut ahead = from;
    while let Some(position) = ahead.pop() {
        if reached.insert(position)
            && let Some(function) = functions.get(&position)
        {
            let calls = called(function).into_iter().map(|id| id.index());
            ahead.extend(calls.filter(|position| !doors.contains(position)));
        }
    }
    reached
}

fn called(function: &LocalFunction) -> Vec<FunctionId> {
    struct Calls(Vec<FunctionId>);
    impl Visitor<'_> for Calls {
        fn visit_call(&mut self, call: &Call) {
            self.0.push(call.func);
        }
    }
    let mut calls = Calls(Vec::new());
    dfs_in_order(&mut calls, function, function.entry_block());
    calls.0
}

fn is_door(symbol: &str) -> bool {
    symbol.starts_with(FUNCTION) && symbol.contains(DOORS)
}

fn is_local(module: &Module, id: FunctionId) -> bool {
    matches!(module.funcs.get(id).kind, FunctionKind::Local(_))
}

fn table(module: &Module) -> Result<TableId> {
    module
        .tables
        .main_function_table()?
        .context("the module has no function table")
}

/// Room in the function table for the doors.
fn add_slots(module: &mut Module, table: TableId, plan: &Plan) -> Result<()> {
    let size = u64::from(plan.slot) + u64::try_from(plan.doors.len())?;
    let slots = module.tables.get_mut(table);
    slots.initial = size;
    slots.maximum = slots.maximum.map(|maximum| maximum.max(size));
    Ok(())
}

/// The function at a position.
fn at(module: &Module, position: usize) -> Result<FunctionId> {
    let found = module
        .funcs
        .iter()
        .find(|function| function.id().index() == position);
    found
        .map(|function| function.id())
        .context("a function is missing")
}

/// The doors become jumps, and what the second part needs becomes an export.
fn first_part(mut module: Module, plan: &Plan) -> Result<Vec<u8>> {
    let table = table(&module)?;
    for (slot, &door) in (plan.slot..).zip(&plan.doors) {
        let id = at(&module, door)?;
        let ty = module.funcs.get(id).ty();
        let (params, results) = module.types.params_results(ty);
        let (params, results) = (params.to_vec(), results.to_vec());
        let locals: Vec<_> = params
            .iter()
            .map(|param| module.locals.add(*param))
            .collect();
        let mut builder = FunctionBuilder::new(&mut module.types, &params, &results);
        let mut body = builder.func_body();
        for local in &locals {
            body.local_get(*local);
        }
        body.const_(Value::I32(i32::try_from(slot)?))
            .call_indirect(ty, table);
        module.funcs.get_mut(id).kind = FunctionKind::Local(builder.local_func(locals));
    }
    add_slots(&mut module, table, plan)?;
    for &position in &plan.shared {
        let id = at(&module, position)?;
        module.exports.add(&function_name(position), id);
    }
    module.exports.add("table", table);
    for (number, global) in (0..).zip(global_ids(&module)) {
        module.exports.add(&global_name(number), global);
    }
    walrus::passes::gc::run(&mut module);
    Ok(module.emit_wasm())
}

/// Everything but what lies behind the doors is imported from the first part.
fn later_part(mut module: Module, plan: &Plan) -> Result<Vec<u8>> {
    let table = table(&module)?;
    for export in module
        .exports
        .iter()
        .map(walrus::Export::id)
        .collect::<Vec<_>>()
    {
        module.exports.delete(export);
    }
    for element in module
        .elements
        .iter()
        .map(walrus::Element::id)
        .collect::<Vec<_>>()
    {
        module.elements.delete(element);
    }
    for data in module.data.iter().map(walrus::Data::id).collect::<Vec<_>>() {
        module.data.delete(data);
    }
    module.start = None;
    add_slots(&mut module, table, plan)?;
    module.tables.get_mut(table).elem_segments.clear();
    for memory in module.memories.iter_mut() {
        memory.data_segments.clear();
        memory.import = Some(module.imports.add(FIRST, "memory", memory.id()));
    }
    module.tables.get_mut(table).import = Some(module.imports.add(FIRST, "table", table));
    for (number, global) in (0..).zip(global_ids(&module)) {
        let import = module.imports.add(FIRST, &global_name(number), global);
        module.globals.get_mut(global).kind = GlobalKind::Import(import);
    }
    for &position in &plan.shared {
        let id = at(&module, position)?;
        let ty = module.funcs.get(id).ty();
        let import = module.imports.add(FIRST, &function_name(position), id);
        module.funcs.get_mut(id).kind = FunctionKind::Import(ImportedFunction { import, ty });
    }
    let doors = plan
        .doors
        .iter()
        .map(|door| at(&module, *door))
        .collect::<Result<_>>()?;
    let offset = ConstExpr::Value(Value::I32(i32::try_from(plan.slot)?));
    let segment = module.elements.add(
        ElementKind::Active { table, offset },
        ElementItems::Functions(doors),
    );
    module.tables.get_mut(table).elem_segments.insert(segment);
    // What fills the table is kept with all it reaches; the rest goes.
    module.exports.add("table", table);
    walrus::passes::gc::run(&mut module);
    ensure!(
        module
            .funcs
            .iter_local()
            .all(|(id, _)| plan.behind.contains(&id.index())),
        "the second part would repeat functions of the first"
    );
    Ok(module.emit_wasm())
}

fn global_ids(module: &Module) -> Vec<walrus::GlobalId> {
    module.globals.iter().map(walrus::Global::id).collect()
}

fn function_name(position: usize) -> String {
    format!("f{position}")
}

fn global_name(number: usize) -> String {
    format!("g{number}")
}

#[cfg(test)]
mod tests;
