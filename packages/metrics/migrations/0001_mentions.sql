CREATE TABLE "kvsweep"."mentions" (
	"cell_id" text NOT NULL,
	"sample_id" text NOT NULL,
	"benchmark" text NOT NULL,
	"version" integer NOT NULL,
	"ordinal" integer NOT NULL,
	"word" text NOT NULL,
	"class" text NOT NULL,
	"start_offset" integer,
	"end_offset" integer,
	"hallucinated" boolean NOT NULL,
	CONSTRAINT "mentions_cell_id_sample_id_benchmark_version_ordinal_pk" PRIMARY KEY("cell_id","sample_id","benchmark","version","ordinal")
);
--> statement-breakpoint
ALTER TABLE "kvsweep"."mentions" ADD CONSTRAINT "mentions_caption_counts_fk" FOREIGN KEY ("cell_id","sample_id","benchmark","version") REFERENCES "kvsweep"."caption_counts"("cell_id","sample_id","benchmark","version") ON DELETE cascade ON UPDATE no action;