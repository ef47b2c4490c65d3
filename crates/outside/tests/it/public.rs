//! Which addresses are public.

use outside::is_public;

use crate::host::ip;

#[test]
fn what_only_this_machine_or_its_network_reaches_is_not_public() {
    let inside = "0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.100.100.200 100.127.255.255 127.0.0.1 127.1.2.3
        127.255.255.255 168.63.129.16 169.254.169.254 169.254.0.1 172.16.0.1 172.31.255.255 192.0.0.1 192.0.0.170
        192.0.2.1 192.88.99.1 192.168.0.1 192.168.255.255 198.18.0.1 198.19.255.255 198.51.100.7 203.0.113.9 224.0.0.1
        239.255.255.255 240.0.0.1 255.255.255.255
        :: ::1 ::7f00:1 ::127.0.0.1 ::8.8.8.8 ::ffff:127.0.0.1 ::ffff:7f00:1 ::ffff:10.0.0.1 ::ffff:169.254.169.254
        ::ffff:0:127.0.0.1 64:ff9b::127.0.0.1 64:ff9b::a9fe:a9fe 64:ff9b::10.1.2.3 64:ff9b:1::1 64:ff9b:1::8.8.8.8
        100::1 2001::1 2001:0:53aa:64c:0:0:f5ff:fffe 2001:2::1 2001:10::1 2001:20::1 2001:db8::1 2002:7f00:1::
        2002:a9fe:a9fe:: 2002:808:808:: 3fff::1 3fff:fff::1 4000::1 5f00::1 fc00::1 fd00:ec2::254 fdff::1 fe80::1
        febf::1 fec0::1 ff02::1 ff0e::1";
    for text in inside.split_whitespace() {
        assert!(!is_public(ip(text)), "{text}");
    }
}

#[test]
fn what_everybody_reaches_is_public() {
    let outside = "1.1.1.1 8.8.8.8 9.255.255.255 11.0.0.0 100.63.255.255 100.128.0.0 126.255.255.255 128.0.0.1
        168.63.129.15 169.253.255.255 172.15.255.255 172.32.0.0 192.0.1.0 192.167.255.255 192.169.0.0 198.17.255.255
        198.20.0.0 223.255.255.255 2001:200::1 2001:4860:4860::8888 2003::1 2606:4700::1111 3ffe::1 ::ffff:8.8.8.8
        64:ff9b::8.8.8.8";
    for text in outside.split_whitespace() {
        assert!(is_public(ip(text)), "{text}");
    }
}

mod property {
    use std::net::{IpAddr, Ipv4Addr};

    use outside::is_public;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_mapped_address_is_as_public_as_what_it_maps_to(bits: u32) {
            let four = Ipv4Addr::from_bits(bits);
            prop_assert_eq!(is_public(IpAddr::V6(four.to_ipv6_mapped())), is_public(IpAddr::V4(four)));
            prop_assert!(!is_public(IpAddr::V6(four.to_ipv6_compatible())));
        }
    }
}
