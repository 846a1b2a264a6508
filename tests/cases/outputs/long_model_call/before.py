from cog import BaseModel, BasePredictor, Path  #! CF101 CF101 CF101


class Output(BaseModel):
    picture_with_every_annotation: Path
    all_of_the_individual_masks: list[Path]
    unknown: Path


class Predictor(BasePredictor):  #! CF201
    def predict(self, count: int) -> Output:  #! CF202 CF301 CF404
        picture_of_the_whole_scene = Path("/tmp/scene.jpeg")
        masks_of_the_individual_objects = [Path(f"/tmp/{n}.png") for n in range(count)]
        return Output(
            picture_with_every_annotation=picture_of_the_whole_scene, all_of_the_individual_masks=masks_of_the_individual_objects,
            unknown=self.model.save(count),
        )
