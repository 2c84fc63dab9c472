//! Parts of a small module.

use super::*;
use walrus::ValType::I32;

const DOOR: &str = "_RNvNtCs0_13santong_check5later4door";

/// An exported function that calls a door; behind it one that calls a function of the first part.
fn example(pointer_to_door: bool) -> Vec<u8> {
    let mut module = Module::default();
    let memory = module.memories.add_local(false, false, 1, None, None);
    module.exports.add("memory", memory);
    let table = module
        .tables
        .add_local(false, 1, Some(1), walrus::RefType::FUNCREF);
    let mut function = |name: &str, calls: &[FunctionId]| {
        let mut builder = FunctionBuilder::new(&mut module.types, &[I32], &[I32]);
        builder.name(name.into());
        let local = module.locals.add(I32);
        let mut body = builder.func_body();
        body.local_get(local);
        for call in calls {
            body.call(*call);
        }
        builder.finish(vec![local], &mut module.funcs)
    };
    let both = function("_RNvCs0_4core4both", &[]);
    let behind = function("_RNvCs0_4core6behind", &[both]);
    let door = function(DOOR, &[behind]);
    let closure = function("_RNCNvNtCs0_13santong_check5later4door0", &[both]);
    let run = function("_RNvCs0_4core3run", &[both, door, closure]);
    module.exports.add("run", run);
    let pointers = vec![if pointer_to_door { door } else { both }];
    let offset = ConstExpr::Value(Value::I32(0));
    let kind = ElementKind::Active { table, offset };
    let segment = module.elements.add(kind, ElementItems::Functions(pointers));
    module.tables.get_mut(table).elem_segments.insert(segment);
    module.emit_wasm()
}

#[test]
fn what_lies_behind_a_door_is_in_the_second_part_alone() {
    let bytes = example(false);
    let plan = Plan::new(&parse(&bytes).unwrap()).unwrap();
    let part = |make: fn(Module, &Plan) -> Result<Vec<u8>>| {
        let part = make(parse(&bytes).unwrap(), &plan).unwrap();
        super::super::module::check_finished(&part).unwrap();
        parse(&part).unwrap()
    };
    let (first, later) = (part(first_part), part(later_part));
    let local = |module: &Module| module.funcs.iter_local().count();
    // The door is in both: as a jump, and as what it was.
    assert_eq!((local(&first), local(&later)), (4, 2));
    let size = |module: &Module| {
        let table = module.tables.iter().next().unwrap();
        (table.initial, table.maximum)
    };
    assert_eq!((size(&first), size(&later)), ((2, Some(2)), (2, Some(2))));
    for import in later.imports.iter() {
        assert_eq!(import.module, FIRST);
        assert!(
            first
                .exports
                .iter()
                .any(|export| export.name == import.name),
            "{}",
            import.name
        );
    }
}

#[test]
fn a_door_is_only_called() {
    assert!(Plan::new(&parse(&example(true)).unwrap()).is_err());
}

#[test]
fn a_module_without_doors_is_refused() {
    assert!(Plan::new(&Module::default()).is_err());
}
