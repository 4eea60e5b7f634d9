//! Parts of the program on their own (Criterion): what a change of one costs or gains.
//!
//! ```text
//! cargo bench --bench parts -- custody
//! ```
#![allow(missing_docs, unreachable_pub, reason = "a program, not an interface")]
#![allow(clippy::unwrap_used, reason = "what can't be measured ends the run")]

#[path = "../tests/sample/mod.rs"]
mod sample;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use saboot::{
    format::{custody::Log, manifest, surt},
    model::{Digest, RelPath},
    seal::{SecretKey, sha256},
    verify,
};
use std::{collections::BTreeMap, fs, hint::black_box};

const MIB: usize = 1 << 20;

/// The ceiling of everything that reads evidence.
fn hash(c: &mut Criterion) {
    let block = vec![7_u8; 16 * MIB];
    let mut group = c.benchmark_group("sha256");
    group.throughput(Throughput::Bytes(block.len() as u64));
    group.bench_function("16 MiB", |b| b.iter(|| sha256(black_box(&block))));
    group.finish();
}

fn sign(c: &mut Criterion) {
    let key = SecretKey::from_seed(&[7; 32]);
    let message = vec![7_u8; 1000];
    let signature = key.sign(&message);
    c.bench_function("ed25519 sign 1 kB", |b| b.iter(|| key.sign(black_box(&message))));
    let public = key.public();
    c.bench_function("ed25519 verify 1 kB", |b| {
        b.iter(|| assert!(public.verifies(black_box(&message), &signature)));
    });
}

/// A log of ten thousand lines: what opening such a case costs.
fn custody(c: &mut Criterion) {
    let mut sample = sample::sound();
    for n in 2..10_000 {
        sample.note(&format!("{n:04}"));
    }
    sample.relog();
    let log = sample.files[sample::LOG].clone();
    assert!(Log::parse(&log).unwrap().count() >= 10_000);
    let mut group = c.benchmark_group("custody log");
    group.throughput(Throughput::Elements(10_000));
    group.bench_function("10,000 lines", |b| b.iter(|| Log::parse(black_box(&log)).unwrap()));
    group.finish();
}

fn manifests(c: &mut Criterion) {
    let path = |n: u32| format!("data/E0001/original/{n:05}.bin").parse::<RelPath>().unwrap();
    let entries: BTreeMap<RelPath, Digest> =
        (0..10_000).map(|n| (path(n), sha256(&n.to_le_bytes()))).collect();
    let text = manifest::encode(&entries);
    let mut group = c.benchmark_group("manifest");
    group.throughput(Throughput::Elements(10_000));
    group.bench_function("10,000 entries", |b| {
        b.iter(|| manifest::parse(black_box(&text)).unwrap());
    });
    group.finish();
}

/// Everything but the bytes: a package of ten thousand empty files.
fn entries(c: &mut Criterion) {
    let mut sample = sample::sound();
    for n in sample.files.len()..10_000 {
        sample.put(&format!("report/{n}"), b"");
    }
    sample.reseal();
    let dir = tempfile::tempdir().unwrap();
    let zip = dir.path().join("package.zip");
    fs::write(&zip, sample.zip()).unwrap();
    let mut group = c.benchmark_group("verify");
    group.sample_size(20).throughput(Throughput::Elements(10_000));
    group.bench_function("10,000 empty files", |b| {
        b.iter(|| verify::check(black_box(&zip), None).unwrap());
    });
    group.finish();
}

fn keys(c: &mut Criterion) {
    let url = "https://www.social.example/groups/1234567/posts/7654321/?b=2&a=1&utm_source=x";
    c.bench_function("surt", |b| b.iter(|| surt::surt(black_box(url))));
}

criterion_group!(parts, hash, sign, custody, manifests, entries, keys);
criterion_main!(parts);
