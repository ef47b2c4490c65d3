//! Writes a struct's fields straight into an open JSON object, but for those that are not wanted.

use serde::ser::{Error, Impossible, Serialize, SerializeMap, SerializeStruct, Serializer};

/// Writes those fields of `thing` into `object` whose names `wants`, in their order.
pub(super) fn write<M: SerializeMap>(
    object: &mut M,
    thing: &impl Serialize,
    wants: impl Fn(&str) -> bool,
) -> Result<(), M::Error> {
    thing.serialize(Fields { object, wants })
}

/// A serializer that takes a struct and nothing else.
struct Fields<'m, M, W> {
    object: &'m mut M,
    wants: W,
}

impl<M: SerializeMap, W: Fn(&str) -> bool> SerializeStruct for Fields<'_, M, W> {
    type Ok = ();
    type Error = M::Error;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), M::Error> {
        if (self.wants)(name) { self.object.serialize_entry(name, value) } else { Ok(()) }
    }

    fn end(self) -> Result<(), M::Error> {
        Ok(())
    }
}

/// Everything that is no struct is refused.
macro_rules! refuse {
    ($($method:ident($($argument:ty),*) -> $answer:ty;)*) => {
        $(fn $method(self, $(_: $argument),*) -> Result<$answer, M::Error> {
            Err(M::Error::custom("only a struct has fields"))
        })*
    };
}

impl<'m, M: SerializeMap, W: Fn(&str) -> bool> Serializer for Fields<'m, M, W> {
    type Ok = ();
    type Error = M::Error;
    type SerializeSeq = Impossible<(), M::Error>;
    type SerializeTuple = Impossible<(), M::Error>;
    type SerializeTupleStruct = Impossible<(), M::Error>;
    type SerializeTupleVariant = Impossible<(), M::Error>;
    type SerializeMap = Impossible<(), M::Error>;
    type SerializeStruct = Fields<'m, M, W>;
    type SerializeStructVariant = Impossible<(), M::Error>;

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, M::Error> {
        Ok(self)
    }

    refuse! {
        serialize_bool(bool) -> ();
        serialize_i8(i8) -> ();
        serialize_i16(i16) -> ();
        serialize_i32(i32) -> ();
        serialize_i64(i64) -> ();
        serialize_u8(u8) -> ();
        serialize_u16(u16) -> ();
        serialize_u32(u32) -> ();
        serialize_u64(u64) -> ();
        serialize_f32(f32) -> ();
        serialize_f64(f64) -> ();
        serialize_char(char) -> ();
        serialize_str(&str) -> ();
        serialize_bytes(&[u8]) -> ();
        serialize_none() -> ();
        serialize_unit() -> ();
        serialize_unit_struct(&'static str) -> ();
        serialize_unit_variant(&'static str, u32, &'static str) -> ();
        serialize_seq(Option<usize>) -> Self::SerializeSeq;
        serialize_tuple(usize) -> Self::SerializeTuple;
        serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant;
        serialize_map(Option<usize>) -> Self::SerializeMap;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Self::SerializeStructVariant;
    }

    fn serialize_some<T: Serialize + ?Sized>(self, _: &T) -> Result<(), M::Error> {
        Err(M::Error::custom("only a struct has fields"))
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, _: &T) -> Result<(), M::Error> {
        Err(M::Error::custom("only a struct has fields"))
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), M::Error> {
        Err(M::Error::custom("only a struct has fields"))
    }
}

#[cfg(test)]
mod tests {
    use serde::Serialize;
    use serde::ser::{SerializeMap, Serializer};

    #[derive(Serialize)]
    struct Thing {
        shown: u8,
        hidden: u8,
        #[serde(skip_serializing_if = "Option::is_none")]
        absent: Option<u8>,
    }

    #[test]
    fn only_the_wanted_fields_are_written() {
        let mut bytes = Vec::new();
        let mut serializer = serde_json::Serializer::new(&mut bytes);
        let mut object = serializer.serialize_map(None).unwrap();
        let thing = Thing { shown: 1, hidden: 2, absent: None };
        super::write(&mut object, &thing, |name| name != "hidden").unwrap();
        object.serialize_entry("own", &3).unwrap();
        object.end().unwrap();
        assert_eq!(String::from_utf8(bytes).unwrap(), r#"{"shown":1,"own":3}"#);
    }
}
